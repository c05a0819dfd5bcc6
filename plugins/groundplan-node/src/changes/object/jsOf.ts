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

import { Document, isAlias, isCollection, isScalar, Node } from 'yaml';

/** What a node of a document says; nothing where there is none. @internal */
export function jsOf(node: unknown, document: Document): unknown {
  return isAlias(node) || isCollection(node) || isScalar(node)
    ? (node as Node).toJS(document)
    : node ?? undefined;
}
