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

import { JsonSchema } from '../schema/JsonSchema';
import { TemplateSourceRef } from '../TemplateActions';
import { TemplateForm } from './TemplateForm';

/** A name as Kubernetes allows it for a namespace and a cluster. @internal */
export const DNS_LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/** What the form of a template is put together from. @internal */
export interface BuildFormOptions {
  source: TemplateSourceRef;
  /** The pages of values; each has one property of its own. */
  pages: JsonSchema[];
  /** The values, as the Scaffolder's expressions over `parameters`. */
  values: Record<string, unknown>;
  /** What is made, which may be such an expression. */
  what: string;
  /** The schema of the namespace's field. */
  namespace: JsonSchema;
}

/**
 * Pages of values, a page for where it goes, and the steps: render, validate,
 * pull request.
 *
 * @internal
 */
export function buildForm(options: BuildFormOptions): TemplateForm {
  const { source, pages, values, what } = options;
  const target = {
    host: source.host,
    namespace: '${{ parameters.target.namespace }}',
    repoUrl: '${{ parameters.target.repoUrl }}',
    branch: '${{ parameters.target.branch }}',
    layout: '${{ parameters.target.layout }}',
    path: '${{ parameters.target.path }}',
  };
  const files = '${{ steps.render.output.files }}';
  return {
    parameters: [...pages, targetPage(options.namespace)],
    steps: [
      {
        id: 'render',
        name: 'Render the files',
        action: 'groundplan:render',
        input: { source: { ...source }, values, target },
      },
      {
        id: 'validate',
        name: 'Validate them',
        action: 'groundplan:validate',
        input: { files, target },
      },
      {
        id: 'pullRequest',
        name: 'Open a pull request',
        action: 'groundplan:pull-request',
        input: { files, target, source: { ...source }, what },
      },
    ],
    output: {
      links: [
        {
          title: 'Pull request',
          url: '${{ steps.pullRequest.output.url }}',
        },
      ],
    },
  };
}

function targetPage(namespace: JsonSchema): JsonSchema {
  return {
    title: 'Where it goes',
    type: 'object',
    required: ['target'],
    properties: {
      target: {
        type: 'object',
        required: ['namespace', 'repoUrl'],
        properties: {
          namespace: {
            title: 'Namespace',
            type: 'string',
            pattern: DNS_LABEL,
            maxLength: 63,
            ...namespace,
          },
          repoUrl: {
            title: 'Repository',
            description: 'Where the files are kept',
            type: 'string',
            'ui:field': 'RepoUrlPicker',
          },
          branch: {
            title: 'Branch',
            description:
              "What the pull request is against; the repository's own by default",
            type: 'string',
          },
          layout: {
            title: 'Layout',
            description: 'How the repository is laid out',
            type: 'string',
            oneOf: [
              { const: 'flux', title: 'Flux' },
              { const: 'helm-folders', title: 'Folders of Helm charts' },
            ],
            default: 'flux',
          },
          path: {
            title: 'Folder',
            description: 'Of the repository; as the layout has it by default',
            type: 'string',
          },
        },
      },
    },
  };
}
