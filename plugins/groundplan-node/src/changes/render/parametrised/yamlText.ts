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

import { Document, isScalar, visit } from 'yaml';

/** Quoted as older parsers need it too: `yes` and `0644` stay texts. */
const CREATED = {
  compat: 'yaml-1.1',
  aliasDuplicateObjects: false,
} as const;
const WRITTEN = { lineWidth: 0, blockQuote: 'literal' } as const;

/** Values as a file of YAML documents. @internal */
export function toYamlFile(values: readonly unknown[]): string {
  return values
    .map(value => new Document(value, CREATED).toString(WRITTEN))
    .join('---\n');
}

/**
 * An object of a template as the text that is rendered. Texts stand without
 * quotes where they can: a `${COUNT}` becomes a number. Where they cannot, the
 * quotes are single, so that nothing within an action is escaped. Keys are in
 * order, as Weave GitOps writes them.
 *
 * @internal
 */
export function toTemplateText(value: unknown): string {
  const document = new Document(value, {
    ...CREATED,
    sortMapEntries: true,
  });
  visit(document, (_, node) => {
    if (
      isScalar(node) &&
      typeof node.value === 'string' &&
      /^[^\n]*'[^\n]*$/.test(node.value)
    ) {
      node.type = 'QUOTE_SINGLE';
    }
  });
  return document.toString({ ...WRITTEN, singleQuote: true });
}
