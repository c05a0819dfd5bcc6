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

import { ChangeDomain } from '../../changes';
import { JsonSchema } from '../schema/JsonSchema';
import { TemplateSourceRef } from '../TemplateValues';
import { TemplateForm } from './TemplateForm';

/** A name as Kubernetes allows it for a namespace and a cluster. @internal */
export const DNS_LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/** Of the user's own token for the Git provider, where it takes one. */
const SECRET = 'USER_OAUTH_TOKEN';

/** Nothing is filled in on it. */
const PREVIEW_PAGE: JsonSchema = {
  title: 'What will change',
  type: 'object',
  properties: {
    preview: {
      type: 'string',
      'ui:field': 'GroundplanPreview',
      'ui:options': { secretsKey: SECRET },
      'ui:backstage': { review: { show: false } },
    },
  },
};

/** What the form of a template is put together from. @internal */
export interface BuildFormOptions {
  source: TemplateSourceRef;
  /** The pages of values; each has one property of its own. */
  pages: JsonSchema[];
  /** The values, as the Scaffolder's expressions over `parameters`. */
  values: Record<string, unknown>;
  /** What is made, for those who may make only some of it. */
  domain: ChangeDomain;
  /** The schema of the namespace's field. */
  namespace: JsonSchema;
}

/**
 * Pages of values, a page for where it goes, a page that shows what will change,
 * and the steps: render, validate, pull request. The parameters are the values
 * and `target`, so that the form can be filled again from what was made.
 *
 * @internal
 */
export function buildForm(options: BuildFormOptions): TemplateForm {
  const { source, pages, values } = options;
  const plan = '${{ steps.render.output.plan }}';
  const token = `\${{ secrets.${SECRET} }}`;
  return {
    parameters: [...pages, targetPage(options), PREVIEW_PAGE],
    steps: [
      {
        id: 'render',
        name: 'Render the files',
        action: 'groundplan:render',
        input: {
          source: { ...source },
          values,
          target: '${{ parameters.target }}',
          token,
        },
      },
      {
        id: 'validate',
        name: 'Validate them',
        action: 'groundplan:validate',
        input: { plan, token },
      },
      {
        id: 'pullRequest',
        name: 'Open a pull request',
        action: 'groundplan:pull-request',
        input: { plan, token },
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

function targetPage({
  source,
  domain,
  namespace,
}: BuildFormOptions): JsonSchema {
  return {
    title: 'Where it goes',
    type: 'object',
    required: ['target'],
    properties: {
      target: {
        type: 'object',
        'ui:field': 'GroundplanTarget',
        'ui:options': {
          domain,
          host: source.host,
          requestUserCredentials: { secretsKey: SECRET, onlyIfRequired: true },
        },
        required: ['host', 'namespace', 'repository'],
        properties: {
          host: { type: 'string', default: source.host },
          namespace: {
            title: 'Namespace',
            type: 'string',
            pattern: DNS_LABEL,
            maxLength: 63,
            ...namespace,
          },
          repository: { title: 'Repository', type: 'string' },
          branch: { title: 'Branch', type: 'string' },
          layout: { type: 'string', enum: ['flux', 'helm-folders'] },
          path: { title: 'Folder', type: 'string' },
        },
      },
    },
  };
}
