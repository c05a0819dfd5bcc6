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

import { ConstantNode } from './GoTemplateNode';
import { GoToken } from './GoToken';
import { GoTokenStream } from './GoTokenStream';
import { parseNumber } from './parseNumber';
import { unquote, unquoteCharacter } from './unquote';

/** The node of a constant. Throws a TemplateError where it is none after all. */
export function parseConstant(
  stream: GoTokenStream,
  token: GoToken,
): ConstantNode {
  const { offset, value } = token;
  try {
    switch (token.type) {
      case 'dot':
      case 'nil':
        return { type: token.type, offset };
      case 'bool':
        return { type: 'bool', offset, value: value === 'true' };
      case 'string':
        return { type: 'string', offset, value: unquote(value) };
      case 'character constant': {
        const float = unquoteCharacter(value);
        const integer = BigInt(float);
        return {
          type: 'number',
          offset,
          value: { text: value, integer, float, isFloat: false },
        };
      }
      default:
        return { type: 'number', offset, value: parseNumber(value) };
    }
  } catch (error) {
    throw stream.error(
      token,
      error instanceof Error ? error.message : String(error),
    );
  }
}
