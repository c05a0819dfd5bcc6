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

/** What a file is for, as far as its path tells. @internal */
export type FileClass = 'manifests' | 'template' | 'other' | 'ignored';

const MANIFESTS = /\.(ya?ml|json)$/i;

/** Documents of tools, which no cluster takes. */
const OTHER =
  /(^|\/)(Chart\.(yaml|lock)|values([-_.][^/]*)?\.ya?ml|[^/]*[-_.]values\.ya?ml|values\.schema\.json|\.sops\.yaml|kustomization\.ya?ml|catalog-info\.ya?ml|mkdocs\.ya?ml|package(-lock)?\.json|[^/]*\.tf(vars)?\.json)$/;

const IN_TEMPLATES = /(^|\/)templates\//;

/** API groups of documents that look like objects, and are for tools. */
const GROUPS_OF_TOOLS = [
  'backstage.io',
  'scaffolder.backstage.io',
  'kustomize.config.k8s.io',
  'config.kubernetes.io',
  'kind.x-k8s.io',
];

/**
 * What a file is: `manifests` may hold objects; a `template` makes them later;
 * `other` holds something that is read by a tool; anything else is `ignored`.
 *
 * @internal
 */
export function classifyFile(path: string, content: string): FileClass {
  if (!MANIFESTS.test(path)) {
    return 'ignored';
  }
  if (OTHER.test(path)) {
    return 'other';
  }
  return IN_TEMPLATES.test(path) && content.includes('{{')
    ? 'template'
    : 'manifests';
}

/** Whether documents of this API group are for a tool. @internal */
export function isGroupOfTool(group: string): boolean {
  return GROUPS_OF_TOOLS.includes(group);
}
