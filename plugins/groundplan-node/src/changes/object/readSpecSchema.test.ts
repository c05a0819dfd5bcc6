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

import { TokenConnection } from '../../host-clusters/TokenConnection';
import { ScriptedHttpApi } from '../../__testUtils__/ScriptedHttpApi';
import { readSpecSchema } from './readSpecSchema';

const THING = { apiVersion: 'example.com/v1', kind: 'Thing' };

const SPEC = {
  type: 'object',
  properties: { size: { 'x-kubernetes-int-or-string': true } },
};

const documentOf = (properties: object, name = 'com.example.v1.Thing') => ({
  paths: {},
  components: {
    schemas: {
      [name]: {
        type: 'object',
        properties,
        'x-kubernetes-group-version-kind': [
          { group: 'example.com', version: 'v1', kind: 'Thing' },
        ],
      },
    },
  },
});

describe('readSpecSchema', () => {
  let api: ScriptedHttpApi;
  let host = 0;

  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
    host += 1;
  });

  afterEach(async () => api.stop());

  async function read(document: object, object = THING) {
    const path = '/openapi/v3/apis/example.com/v1?hash=A1';
    api
      .on('GET /openapi/v3', {
        body: { paths: { 'apis/example.com/v1': { serverRelativeURL: path } } },
      })
      .on(`GET ${path}`, { body: document });
    return await readSpecSchema(
      TokenConnection.create({
        name: `schema-host-${host}`,
        configuredAt: 'test',
        url: api.url,
        getCredentials: async () => ({ token: 'x' }),
      }),
      object,
    );
  }

  it('makes a schema for a form of the one that is served', async () => {
    expect(await read(documentOf({ spec: SPEC }))).toEqual({
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          size: {
            anyOf: [
              { title: 'Number', type: 'integer' },
              { title: 'Text', type: 'string' },
            ],
          },
        },
      },
    });
  });

  it.each<[string, object, typeof THING, RegExp]>([
    [
      'a version that is not served',
      documentOf({ spec: SPEC }),
      { ...THING, apiVersion: 'example.com/v2' },
      /serves no Thing of example.com\/v2/,
    ],
    [
      'a kind without a spec',
      documentOf({ data: SPEC }),
      THING,
      /has no schema of its own/,
    ],
    [
      'a type of Go',
      documentOf({ spec: { $ref: '#/components/schemas/x' } }),
      THING,
      /has no schema of its own/,
    ],
    ['what is no document', {}, THING, /does not say what it serves/],
  ])('says why there is none of %s', async (_, document, object, reason) => {
    expect(await read(document, object)).toEqual({
      noSchema: expect.stringMatching(reason),
    });
  });
});
