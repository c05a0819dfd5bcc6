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

import { getRecord, getString } from 'backstage-plugin-groundplan-common';
import { FieldPath, formatField } from './formatField';

/** A scalar that is another one before it is applied. @internal */
export interface Substitution {
  field: string;
  /** Such as `${cluster_env}`. */
  variables: string[];
}

/** `$${x}` is the text `${x}`, and no variable. */
const VARIABLE = /(?<!\$)\$\{[A-Za-z_]\w*[^{}]*\}/g;

/** As a label or as an annotation. */
const SWITCH = 'kustomize.toolkit.fluxcd.io/substitute';

/**
 * The scalars of an object that hold a variable which Flux fills in, where the
 * Kustomization that applies it has `postBuild.substitute`.
 *
 * @internal
 */
export function findSubstitutions(
  object: Record<string, unknown>,
): Substitution[] {
  const isSwitchedOff = ['labels', 'annotations'].some(
    map => getString(object, 'metadata', map, SWITCH) === 'disabled',
  );
  const found: Substitution[] = [];
  const visit = (value: unknown, path: FieldPath): void => {
    if (typeof value === 'string') {
      const variables = value.match(VARIABLE);
      if (variables) {
        found.push({
          field: formatField(path),
          variables: [...new Set(variables)],
        });
      }
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, [...path, index]));
    } else {
      for (const [key, nested] of Object.entries(getRecord(value) ?? {})) {
        const variables = key.match(VARIABLE);
        if (variables) {
          found.push({ field: formatField([...path, key]), variables });
        } else {
          visit(nested, [...path, key]);
        }
      }
    }
  };
  if (!isSwitchedOff) {
    visit(object, []);
  }
  return found;
}
