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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { readTemplate } from './readTemplate';

function read(spec: object, annotations: Record<string, string> = {}) {
  const object: KubernetesObject = {
    apiVersion: 'capi.weave.works/v1alpha2',
    kind: 'CAPITemplate',
    metadata: { name: 'eks', namespace: 'default', annotations },
    spec,
  };
  const { parameters, problems } = readTemplate(object);
  return {
    problems,
    parameters: parameters
      .map(({ name, optional }) => `${name}${optional ? '?' : ''}`)
      .sort(),
  };
}

describe('readTemplate', () => {
  it('finds parameters wherever a template has text', () => {
    expect(
      read(
        {
          resourcetemplates: [
            {
              path: '${PATH}',
              content: [{ a: '${CONTENT}' }, { b: '$${NONE}' }],
            },
            { raw: 'a: ${RAW}\nb: ${BOTH:=x}\n' },
            { content: [{ a: '${BOTH}', '${KEY}': '${OPTIONAL:-x}' }] },
          ],
          charts: {
            helmRepositoryTemplate: { path: '${REPOSITORY}' },
            items: [
              {
                chart: 'a',
                values: { a: ['${VALUES}'] },
                template: { content: { spec: '${RELEASE}' }, path: '${FILE}' },
              },
            ],
          },
        },
        {
          'capi.weave.works/profile-0':
            '{"name": "b", "values": "a: ${ANNOTATION}"}',
        },
      ),
    ).toEqual({
      problems: [],
      parameters: [
        'ANNOTATION',
        'BOTH',
        'CONTENT',
        'FILE',
        'KEY',
        'OPTIONAL?',
        'PATH',
        'RAW',
        'RELEASE',
        'REPOSITORY',
        'VALUES',
      ],
    });
  });

  it('reads the flat list of v1alpha1', () => {
    expect(read({ resourcetemplates: [{ kind: 'A', a: '${X}' }] })).toEqual({
      problems: [],
      parameters: ['X'],
    });
  });

  it('names everything that is wrong, with the line', () => {
    const { problems } = read(
      {
        resourcetemplates: [
          { raw: 'a: b\nc: ${X' },
          { raw: 7 },
          { content: ['text'] },
          { path: 'a.yaml' },
          { content: [{}], raw: 'a: b' },
        ],
        charts: { items: [{ version: '1.0.0' }] },
      },
      { 'capi.weave.works/profile-0': '{' },
    );
    expect(problems.sort()).toEqual([
      'annotation capi.weave.works/profile-0: it is no JSON',
      'spec.charts.items[0]: it names no chart',
      'spec.resourcetemplates[0].raw:2:4: missing } for the substitution of X',
      'spec.resourcetemplates[1].raw: it is no text',
      'spec.resourcetemplates[1]: it has neither content nor raw',
      'spec.resourcetemplates[2].content[0]: it is no object',
      'spec.resourcetemplates[3]: it has neither content nor raw',
      'spec.resourcetemplates[4]: it has both content and raw',
    ]);
  });

  it.each([undefined, null, 7, { resourcetemplates: 'x', charts: [] }])(
    'reads %j without throwing',
    spec => {
      expect(read(spec as object).parameters).toEqual([]);
    },
  );
});
