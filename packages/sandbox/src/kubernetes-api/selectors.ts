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

import { ApiObject, valueAt } from './ApiObject';
import { StatusError } from './StatusError';

/** Decides whether an object is selected. @internal */
export type ObjectFilter = (object: ApiObject) => boolean;

type LabelTest = (labels: Record<string, string>) => boolean;

function parseRequirement(text: string): LabelTest {
  const set = /^([^\s=!,]+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = new Set(list.split(',').map(value => value.trim()));
    return operator === 'in'
      ? labels => Object.hasOwn(labels, key) && values.has(labels[key])
      : labels => !Object.hasOwn(labels, key) || !values.has(labels[key]);
  }
  const equality = /^([^\s=!,]+)\s*(==|=|!=)\s*([^\s=!,]*)$/.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const existence = /^(!?)\s*([^\s=!,()]+)$/.exec(text);
  if (existence) {
    const [, not, key] = existence;
    return labels => Object.hasOwn(labels, key) !== (not === '!');
  }
  throw StatusError.badRequest(
    `unable to parse requirement: invalid label selector "${text}"`,
  );
}

/** Parses `a=b,c!=d,e in (x,y),f notin (z),g,!h`. @internal */
export function parseLabelSelector(selector: string): ObjectFilter {
  const tests = selector
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(parseRequirement);
  return object => tests.every(test => test(object.metadata.labels ?? {}));
}

const FIELDS_OF_ALL = ['metadata.name', 'metadata.namespace'];

/**
 * Parses `metadata.name=x`. Custom resources can be selected by name and
 * namespace only.
 *
 * @internal
 */
export function parseFieldSelector(
  selector: string,
  options: { custom: boolean },
): ObjectFilter {
  const tests = selector
    .split(',')
    .filter(Boolean)
    .map(part => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part.trim());
      if (!match) {
        throw StatusError.badRequest(
          `invalid selector: '${part}'; can't understand '${part}'`,
        );
      }
      const [, path, operator, value] = match;
      if (options.custom && !FIELDS_OF_ALL.includes(path)) {
        throw StatusError.badRequest(`field label not supported: ${path}`);
      }
      return (object: ApiObject) =>
        (String(valueAt(object, path.split('.')) ?? '') === value) !==
        (operator === '!=');
    });
  return object => tests.every(test => test(object));
}
