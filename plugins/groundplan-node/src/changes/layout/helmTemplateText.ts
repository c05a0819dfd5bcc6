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

import { isScalar, parseAllDocuments, Scalar, visit } from 'yaml';
import { ManifestObject } from '../Rendered';
import { manifestText } from './manifestText';

/**
 * Objects as a template of a chart that means the same to Helm as to a reader of
 * YAML: what would be an action of Helm's, such as the `{{ … }}` of cloud-init,
 * is written with the escapes that YAML has for any character.
 *
 * @internal
 */
export function helmTemplateText(objects: readonly ManifestObject[]): string {
  const text = manifestText(objects);
  if (!text.includes('{{')) {
    return text;
  }
  const documents = parseAllDocuments(text, { version: '1.1' });
  return documents
    .map(document => {
      visit(document, {
        Scalar: (_, node) => {
          if (isScalar<unknown>(node) && holdsAction(node.value)) {
            // Only these have escapes
            node.type = Scalar.QUOTE_DOUBLE;
          }
        },
      });
      return document.toString({ lineWidth: 0, directives: false });
    })
    .join('---\n')
    .replace(/\{(?=\{)/g, '\\x7B');
}

function holdsAction(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{{');
}
