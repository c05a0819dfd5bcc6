/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { attributePath } from '../attributePath';
import { isSecretName } from '../isSecretName';
import { KNOWN_AFTER_APPLY, PlanAttribute, SENSITIVE_VALUE } from '../Plan';
import { alignElements } from './alignElements';
import { hasMark } from './isSameValue';
import {
  actionOf,
  hasParts,
  isContainer,
  isEmpty,
  JsonChange,
  partOf,
} from './JsonChange';
import { KnownSecrets } from './KnownSecrets';
import { DEEPEST, maskJsonValue, maskText } from './maskJsonValue';
import { readMark } from './readMark';

interface Place {
  path: string;
  /** The name of the attribute that it is in; elements of lists have none. */
  name: string;
  depth: number;
}

/**
 * Finds the attributes that change between two values, down to the parts of
 * nested ones, without showing anything sensitive.
 *
 * @internal
 */
export class JsonDiff {
  readonly #secrets: KnownSecrets;
  readonly #replacePaths: Set<string>;
  readonly #attributes: PlanAttribute[] = [];

  private constructor(secrets: KnownSecrets, replacePaths: string[]) {
    this.#secrets = secrets;
    this.#replacePaths = new Set(replacePaths);
  }

  static attributesOf(
    change: JsonChange,
    options: {
      secrets: KnownSecrets;
      /** The paths that force a replacement. */
      replacePaths?: string[];
      /** The value's own name, where it has one. */
      name?: string;
    },
  ): PlanAttribute[] {
    const { secrets, replacePaths = [], name = '' } = options;
    const diff = new JsonDiff(secrets, replacePaths);
    diff.#walk(change, { path: '', name, depth: 0 }, false);
    return diff.#attributes;
  }

  #walk(change: JsonChange, place: Place, isForcing: boolean): void {
    const forces = isForcing || this.#replacePaths.has(place.path);
    const isMarked =
      readMark(change.beforeSensitive) === true ||
      readMark(change.afterSensitive) === true;
    const isLeaf =
      isMarked ||
      change.unknown === true ||
      place.depth >= DEEPEST ||
      !hasParts(change);
    if (isLeaf) {
      this.#add(change, place, isMarked, forces);
    } else if ([change.before, change.after].some(Array.isArray)) {
      this.#walkList(change, place, forces);
    } else {
      this.#walkObject(change, place, forces);
    }
  }

  #walkList(change: JsonChange, place: Place, forces: boolean): void {
    const before = Array.isArray(change.before) ? change.before : [];
    const after = Array.isArray(change.after) ? change.after : [];
    for (const pair of alignElements(before, after, change.unknown)) {
      this.#walk(
        partOf(change, pair.before, pair.after),
        {
          path: attributePath(place.path, pair.after ?? pair.before ?? 0),
          name: place.name,
          depth: place.depth + 1,
        },
        forces,
      );
    }
  }

  #walkObject(change: JsonChange, place: Place, forces: boolean): void {
    const keys = new Set(
      [change.before, change.after, change.unknown].flatMap(side =>
        isContainer(side) ? Object.keys(side) : [],
      ),
    );
    for (const key of [...keys].sort()) {
      const part = partOf(change, key, key);
      // Most parts stay as they are
      if (part.before === part.after && !hasMark(part.unknown)) {
        continue;
      }
      this.#walk(
        part,
        {
          path: attributePath(place.path, maskText(key, this.#secrets)),
          name: key,
          depth: place.depth + 1,
        },
        forces,
      );
    }
  }

  #add(
    change: JsonChange,
    place: Place,
    isMarked: boolean,
    forces: boolean,
  ): void {
    const isUnknown = hasMark(change.unknown);
    const action = actionOf(change, isUnknown);
    if (action === 'no-op') {
      return;
    }
    const isNamedSecret =
      isSecretName(place.name) &&
      [change.before, change.after].some(
        side => typeof side === 'string' && side !== '',
      );
    const sensitive = isMarked || isNamedSecret;
    const show = (value: unknown, marks: unknown) => {
      if (isEmpty(value)) {
        return undefined;
      }
      return sensitive
        ? SENSITIVE_VALUE
        : display(maskJsonValue(value, marks, this.#secrets, place.name));
    };
    this.#attributes.push({
      path: place.path,
      action,
      before: show(change.before, change.beforeSensitive),
      after: isUnknown
        ? KNOWN_AFTER_APPLY
        : show(change.after, change.afterSensitive),
      sensitive: sensitive || undefined,
      unknown: isUnknown || undefined,
      forcesReplacement: forces || undefined,
    });
  }
}

function display(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
