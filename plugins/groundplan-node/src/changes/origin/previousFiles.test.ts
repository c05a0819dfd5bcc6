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
import { ChangeRepository } from '../object/__testUtils__/changeRepository';

const FOLDER = 'ops/helm/005-services/shop';

const chart = {
  from: 'oci',
  url: 'oci://ghcr.io/my-org/charts/shop',
  version: '1.2.3',
};

const DEPLOYMENT = {
  source: { kind: 'deployment' as const },
  values: { name: 'shop', targetNamespace: 'team-a', chart },
  target: {
    host: 'hub',
    namespace: 'team-a',
    repository: 'https://git.example.com/fleet/hub',
    layout: 'helm-folders' as const,
    path: 'ops/helm',
  },
};

const CHART = [`${FOLDER}/Chart.yaml`, `${FOLDER}/values.yaml`];
const OBJECTS = [
  ...CHART,
  `${FOLDER}/templates/ocirepository-shop.yaml`,
  `${FOLDER}/templates/helmrelease-shop.yaml`,
];
/** Somebody's own, which Helm has yet to render. */
const THEIRS = `${FOLDER}/templates/theirs.yaml`;

describe('what was made before', () => {
  // With Flux it is a HelmRelease in the folder, without it the chart itself
  it.each([
    ['objects by a chart', true, OBJECTS, CHART],
    ['a chart by objects', false, CHART, OBJECTS],
  ])(
    'is deleted where a folder replaces %s',
    async (_, hasFlux, before, after) => {
      const repository = new ChangeRepository();
      repository.servesAll = hasFlux;
      await repository.make(DEPLOYMENT);
      expect(Object.keys(repository.files).sort()).toEqual([...before].sort());
      repository.files[THEIRS] = '{{ if .Values.on }}\n a: [\n{{ end }}\n';
      repository.servesAll = !hasFlux;
      await repository.make(DEPLOYMENT);
      expect(Object.keys(repository.files).sort()).toEqual(
        [...after, THEIRS].sort(),
      );
    },
  );
});
