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

import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { Parsed, quote } from './Parsed';

const { isValidEntityName, isValidNamespace } = makeValidator();

/**
 * Reads a reference to an entity of one of these kinds; the first is the
 * default, and so is the namespace `default`.
 *
 * @remarks
 * Stricter than the catalog's own parser, which lets names through that no
 * entity can have, so that the reference would lead nowhere for ever.
 *
 * @internal
 */
export function parseReference(
  text: string,
  kinds: readonly [string, ...string[]],
): Parsed<string> {
  const allowed = `[${kinds.join('|')}:][<namespace>/]<name>`;
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind: kinds[0],
      defaultNamespace: 'default',
    });
    if (!kinds.includes(ref.kind.toLowerCase())) {
      return {
        problems: [
          `${quote(text)} refers to a ${quote(ref.kind)}; expected ${allowed}`,
        ],
      };
    }
    if (
      !isValidNamespace(ref.namespace.toLowerCase()) ||
      !isValidEntityName(ref.name)
    ) {
      return {
        problems: [
          `${quote(text)} is not a reference to an entity; expected ${allowed}`,
        ],
      };
    }
    return { value: stringifyEntityRef(ref), problems: [] };
  } catch (error) {
    return {
      problems: [
        `${quote(text)} is not a reference to an entity; expected ${allowed}${
          isError(error) && text.trim() === '' ? ' (it is empty)' : ''
        }`,
      ],
    };
  }
}
