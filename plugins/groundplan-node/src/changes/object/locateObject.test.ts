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

import { locateObject, ObjectName } from './locateObject';

const terraform = (namespace?: string) =>
  `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: vpc
${namespace ? `  namespace: ${namespace}\n` : ''}`;
const into = (namespace: string) => `namespace: ${namespace}\n`;

const inProd: ObjectName = {
  group: 'infra.contrib.fluxcd.io',
  kind: 'Terraform',
  namespace: 'prod',
  name: 'vpc',
};

function locate(
  texts: Record<string, string>,
  options: {
    hints?: string[];
    folders?: { host: string; path: string; targetNamespace?: string }[];
  } = {},
) {
  const files = {
    paths: () => Object.keys(texts),
    read: async (path: string) => texts[path],
  };
  return locateObject(inProd, { files, folder: '', ...options });
}

describe('locateObject', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    [
      'by its namespace, whatever comes before',
      {
        'a-vpc.yaml': terraform(),
        'b.yaml': terraform('dev'),
        'c.yaml': `${terraform('dev')}---\n${terraform('prod')}`,
      },
      'c.yaml',
    ],
    [
      'by the namespace that its folder is put into',
      {
        'dev/kustomization.yaml': into('dev'),
        'dev/vpc.yaml': terraform(),
        'prod/kustomization.yaml': into('prod'),
        'prod/vpc.yaml': terraform(),
      },
      'prod/vpc.yaml',
    ],
    ['as the only one', { 'base/vpc.yaml': terraform() }, 'base/vpc.yaml'],
    [
      'never in the folder of another namespace',
      { 'dev/kustomization.yaml': into('dev'), 'dev/vpc.yaml': terraform() },
      undefined,
    ],
  ])('finds an object %s', async (_, texts, path) => {
    expect((await locate(texts))?.path).toBe(path);
  });

  it('finds it by the namespace that Flux applies a folder into', async () => {
    const texts = { 'dev/vpc.yaml': terraform(), 'prod/vpc.yaml': terraform() };
    const folders = ['dev', 'prod'].map(path => ({
      host: 'hub',
      path,
      targetNamespace: path,
    }));
    expect((await locate(texts, { folders }))?.path).toBe('prod/vpc.yaml');
  });

  it('guesses nothing where several may be it, unless one is named', async () => {
    const texts = { 'a/vpc.yaml': terraform(), 'b.yaml': terraform() };
    await expect(locate(texts)).rejects.toThrow(
      'Which of a/vpc.yaml, b.yaml holds Terraform prod/vpc is not certain',
    );
    const hints = ['b.yaml'];
    expect((await locate(texts, { hints }))?.path).toBe('b.yaml');
  });
});
