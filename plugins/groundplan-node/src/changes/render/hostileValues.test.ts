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
import fc from 'fast-check';
import { contextOf } from './__testUtils__/contextOf';
import { renderTemplate } from '.';

jest.setTimeout(60_000);

/** What means something to YAML, and some that does not. */
const hostile = fc
  .array(
    fc.constantFrom(
      // Ends of what a value may stand in, and something more after them.
      ...[
        '\n  b: a',
        '\nb: a',
        ', b: a',
        "'\n  b: 'a",
        '"\n  b: "a',
        '\n    b',
      ],
      '\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\nx: y',
      ...['\n', '\n  ', '\n    ', '\r', '\t', ' ', '---', '...', '%YAML 1.1'],
      ...[': ', ':', '- ', '? ', '#', ' #', ',', '[', ']', '{', '}', '"', "'"],
      ...[
        '&a',
        '*a',
        '*f',
        '!!str ',
        '!!binary ',
        '|',
        '>',
        '|-',
        '<<: ',
        '\\',
      ],
      ...['a', 'b', 'fixed', 'x', 'kind', 'kind: Secret', 'metadata:', 'data:'],
      ...['namespace: kube-system', 'apiVersion: v1', 'name: b', '\u2028'],
      ...['\ufeff', '\0', '0', 'null', 'yes', '~', '${X}', '@', '`', '\u0085'],
    ),
    { maxLength: 5 },
  )
  .map(parts => parts.join(''))
  .filter(value => value !== '');

/** Where a value may stand, in a ConfigMap of which nothing else may change. */
const PLACES: Record<string, string> = {
  plain: 'data:\n  x: ${X}\n  fixed: &f here\n',
  'at the end': 'data:\n  fixed: &f here\n  x: ${X}',
  'part of a text': 'data:\n  x: before ${X} after\n  fixed: &f here\n',
  'in quotes': "data:\n  x: '${X}'\n  fixed: &f here\n",
  'in double quotes': 'data:\n  x: "${X}"\n  fixed: &f here\n',
  'in a flow': 'data: {x: ${X}, fixed: &f here}\n',
  'in a block': 'data:\n  x: |\n    ${X}\n  fixed: &f here\n',
  folded: 'data:\n  x: >-\n    ${X}\n  fixed: &f here\n',
  'under a key': 'data:\n  x:\n    ${X}\n  fixed: &f here\n',
  'a comment': 'data: # ${X}\n  x: a\n  fixed: &f here\n',
};

const labels = {
  'templates.weave.works/template-name': 't',
  'templates.weave.works/template-namespace': 'default',
};

async function objectsOf(raw: string, value: string) {
  const template: KubernetesObject = {
    apiVersion: 'capi.weave.works/v1alpha2',
    kind: 'CAPITemplate',
    metadata: {
      name: 't',
      namespace: 'default',
      annotations: { 'templates.weave.works/inject-prune-annotation': 'false' },
    },
    spec: { resourcetemplates: [{ raw }] },
  };
  const { manifests } = await renderTemplate(
    { host: 'hub', kind: 'capi-template', namespace: 'default', name: 't' },
    { parameters: { X: value } },
    contextOf([template]),
  );
  return manifests.flatMap(manifest =>
    'objects' in manifest ? manifest.objects : [],
  );
}

describe('values that mean something to YAML', () => {
  it.each(Object.entries(PLACES))(
    'decide their own place or are refused: %s',
    async (_, place) => {
      const raw = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n${place}`;
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(hostile, async value => {
          const objects = await objectsOf(raw, value).catch(error => {
            if (error.name === 'InputError') {
              return undefined;
            }
            throw error;
          });
          if (!objects) {
            return;
          }
          accepted += 1;
          const [{ data }] = objects as unknown as [{ data: { x: unknown } }];
          expect(objects).toEqual([
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name: 'a', namespace: 'team-a', labels },
              data: { x: data.x, fixed: 'here' },
            },
          ]);
        }),
        { numRuns: 40 },
      );
      expect(accepted).toBeGreaterThan(0);
    },
  );
});
