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
import {
  KNOWN_AFTER_APPLY,
  PlanAttribute,
  PlanAttributeAction,
  SENSITIVE_VALUE,
} from '../Plan';
import { alignElements } from './alignElements';
import { hasMark, isSameValue } from './isSameValue';
import { KnownSecrets } from './KnownSecrets';
import { DEEPEST, marksOf, maskJsonValue, maskText } from './maskJsonValue';
import { readMark } from './readMark';

/** A value before and after a plan, with the marks beside it. @internal */
export interface JsonChange {
  before: unknown;
  after: unknown;
  beforeSensitive: unknown;
  afterSensitive: unknown;
  unknown: unknown;
}

interface Place {
  path: string;
  /** The name of the attribute that it is in; elements of lists have none. */
  name: string;
  depth: number;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether both sides are made of the same kind of parts, or one is not there. */
function hasParts({ before, after, unknown }: JsonChange): boolean {
  const sides = [before, after].filter(side => !isEmpty(side));
  const isParted =
    sides.every(isContainer) &&
    new Set(sides.map(side => Array.isArray(side))).size === 1 &&
    sides.some(side => Object.keys(side).length > 0);
  return isParted || (sides.length === 0 && isContainer(unknown));
}

function actionOf(change: JsonChange, isUnknown: boolean): PlanAttributeAction {
  if (isEmpty(change.before)) {
    return isUnknown || !isEmpty(change.after) ? 'create' : 'no-op';
  }
  if (isUnknown) {
    return 'update';
  }
  if (isEmpty(change.after)) {
    return 'delete';
  }
  return isSameValue(change.before, change.after) ? 'no-op' : 'update';
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
      this.#walk(
        partOf(change, key, key),
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

function partOf(
  change: JsonChange,
  before: string | number | undefined,
  after: string | number | undefined,
): JsonChange {
  const ofBefore = (side: unknown) =>
    before === undefined ? undefined : marksOf(side, before);
  const ofAfter = (side: unknown) =>
    after === undefined ? undefined : marksOf(side, after);
  return {
    before: isContainer(change.before) ? ofBefore(change.before) : undefined,
    after: isContainer(change.after) ? ofAfter(change.after) : undefined,
    beforeSensitive: ofBefore(change.beforeSensitive),
    afterSensitive: ofAfter(change.afterSensitive),
    unknown: isContainer(change.unknown) ? ofAfter(change.unknown) : false,
  };
}

function display(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
