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
import { ANNOTATION_ORIGIN } from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import { controllerPod } from '../generate/__testUtils__/renderContext';
import { readOrigin } from '../origin/originAnnotation';
import { ChangeRepository } from './__testUtils__/changeRepository';

const FOLDER = 'ops/helm/045-gha-runners/linux';
const CHART = `${FOLDER}/Chart.yaml`;
const VALUES = `${FOLDER}/values.yaml`;

const SCALE_SET = {
  segment: 'runner-scale-set',
  group: 'actions.github.com',
  kind: 'AutoscalingRunnerSet',
  name: 'linux',
};

const scale = (minRunners: number) => ({
  entityRef: 'resource:default/linux.runner-scale-set.team-a.hub',
  operation: 'scale' as const,
  minRunners,
});
const remove = {
  entityRef: 'resource:default/linux.runner-scale-set.team-a.hub',
  operation: 'delete' as const,
};

const making = (rest: object = {}) => ({
  source: { kind: 'runner-scale-set' as const },
  values: {
    name: 'linux',
    owner: 'group:default/platform',
    githubConfigUrl: 'https://github.com/my-org',
    githubConfigSecret: 'github-app',
    minRunners: 1,
    maxRunners: 5,
    ...rest,
  },
  target: {
    host: 'hub',
    namespace: 'team-a',
    repository: 'https://git.example.com/fleet/hub',
    layout: 'helm-folders' as const,
    path: 'ops/helm',
  },
});

async function made() {
  const repository = new ChangeRepository(
    {
      'ops/helm/045-gha-runners/theirs/Chart.yaml':
        'apiVersion: v2\nname: linux\n',
    },
    [controllerPod('0.14.2')],
  );
  await repository.make(making());
  return repository;
}

/** Of the Chart.yaml, and of what its values annotate the scale set with. */
function originsOf({ files }: ChangeRepository) {
  const { annotations } = parse(files[CHART]);
  const values = parse(files[VALUES])['gha-runner-scale-set'];
  return [
    readOrigin({ metadata: { annotations } }),
    readOrigin({ metadata: values.resourceMeta.autoscalingRunnerSet }),
  ];
}

describe('a scale set in a folder of charts', () => {
  it('says where it comes from, in its Chart.yaml and on the object', async () => {
    const repository = await made();
    const [origin, onObject] = originsOf(repository);
    expect(origin).toMatchObject({
      template: 'template:default/of-it',
      what: 'linux.runner-scale-set.team-a.hub',
      files: [CHART, VALUES],
      values: { name: 'linux', minRunners: 1 },
      target: { layout: 'helm-folders' },
    });
    expect(onObject).toEqual(origin);
    expect((await repository.make(making())).files).toEqual([]);
  });

  it('is scaled in its values, and its form knows', async () => {
    const repository = await made();
    const before = repository.files[VALUES];
    const { files, plan } = await repository.change(SCALE_SET, scale(3));
    expect(plan.what).toBe('linux.runner-scale-set.team-a.hub.scale');
    expect(files.map(({ path }) => path)).toEqual([CHART, VALUES]);
    const withoutOrigin = (text: string) =>
      text.split('\n').filter(line => !line.includes(ANNOTATION_ORIGIN));
    expect(withoutOrigin(repository.files[VALUES])).toEqual(
      withoutOrigin(before.replace('minRunners: 1\n', 'minRunners: 3\n')),
    );
    const [origin, onObject] = originsOf(repository);
    expect(origin?.values).toEqual(making({ minRunners: 3 }).values);
    expect(onObject).toEqual(origin);
    // So that editing takes nothing back
    expect((await repository.make(making({ minRunners: 3 }))).files).toEqual(
      [],
    );
  });

  it('is deleted with exactly what was made, whatever the folder has beside it', async () => {
    const repository = await made();
    repository.files[`${FOLDER}/NOTES.md`] = '# Ours\n';
    const { files, plan } = await repository.change(SCALE_SET, remove);
    expect(plan.what).toBe('linux.runner-scale-set.team-a.hub.delete');
    expect(files.map(({ path, after }) => [path, after])).toEqual([
      [CHART, null],
      [VALUES, null],
    ]);
  });

  it('is found without its origin too, as it was made before there was one', async () => {
    const repository = await made();
    repository.files[CHART] = repository.files[CHART].replace(
      /^ {2}groundplan.dev\/origin.*\n/m,
      '',
    );
    expect(originsOf(repository)[0]).toBeUndefined();
    await repository.change(SCALE_SET, scale(0));
    expect(parse(repository.files[VALUES])).toMatchObject({
      'gha-runner-scale-set': { minRunners: 0 },
    });
    await repository.change(SCALE_SET, remove);
    expect(Object.keys(repository.files)).toEqual([
      'ops/helm/045-gha-runners/theirs/Chart.yaml',
    ]);
  });

  it.each([
    [
      'what values do not say',
      SCALE_SET,
      { ...remove, operation: 'edit' as const, spec: {} },
      /installed by the chart in ops\/helm\/045-gha-runners\/linux/,
    ],
    [
      "another's chart",
      { ...SCALE_SET, name: 'theirs' },
      remove,
      /No file of fleet\/hub holds AutoscalingRunnerSet team-a\/theirs/,
    ],
  ])('refuses %s', async (_, subject, change, message) => {
    await expect((await made()).change(subject, change)).rejects.toThrow(
      message,
    );
  });
});
