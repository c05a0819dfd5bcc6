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
import { ConfigReader } from '@backstage/config';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ANNOTATION_ORIGIN,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from '../entities/EntityResolver';
import { FakeMirror } from '../testing/FakeMirror';
import { ChangeService } from './ChangeService';
import { PullRequestReader } from './pull-requests/PullRequestReader';
import { TargetRepositories } from './repositories/TargetRepositories';

const URL = 'https://git.example.com/fleet/hub';

function terraform(name: string, namespace: string, what?: string) {
  const origin = {
    what,
    repository: URL,
    files: ['clusters/hub/x.yaml'],
    source: { kind: 'terraform' },
    values: { name },
  };
  return {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata: {
      name,
      namespace,
      uid: `${namespace}-${name}`,
      annotations: what ? { [ANNOTATION_ORIGIN]: JSON.stringify(origin) } : {},
    },
    spec: {},
  } as KubernetesObject;
}

function start(what?: string, requireUserCredentials?: boolean) {
  const config = new ConfigReader({
    groundplan: { repositories: [{ url: URL }] },
  });
  const mirror = FakeMirror.create({
    hub: [
      terraform('mine', 'team-a', what),
      terraform('other', 'team-a'),
      terraform('theirs', 'team-b'),
    ],
  });
  const entities = EntityResolver.create({
    mirror,
    config,
    logger: mockServices.logger.mock(),
  });
  const integrations = ScmIntegrations.fromConfig(config);
  const changes = ChangeService.create({
    mirror,
    entities,
    hosts: [],
    repositories: TargetRepositories.fromConfig(config, {
      mirror,
      integrations,
    }),
    integrations,
    render: async () => {
      throw new Error('nothing is rendered here');
    },
    pullRequests: PullRequestReader.create({ integrations }),
    requireUserCredentials,
  });
  entities.close();
  return { changes, entities };
}

const OWN = 'mine.terraform.team-a.hub';

describe('ChangeService', () => {
  it.each<[string, string | undefined, string, boolean]>([
    ['its own', OWN, OWN, true],
    [
      'one of what is not there',
      'made.x.team-a.hub',
      'made.x.team-a.hub',
      true,
    ],
    ['none', undefined, OWN, false],
    ["another namespace's", 'theirs.terraform.team-b.hub', OWN, false],
    ["another host's", 'mine.terraform.team-a.ci', OWN, false],
    ["another thing's", 'other.terraform.team-a.hub', OWN, false],
    ['no name of a thing', 'main', OWN, false],
  ])(
    'believes an origin that is %s as far as it may',
    (_, given, what, has) => {
      const { changes, entities } = start(given);
      const written = changes.written(entities.objectOf(`resource:${OWN}`)!);
      expect(written.what).toBe(what);
      expect(Boolean(written.origin)).toBe(has);
    },
  );

  it('has the same words for what is not there and what may not be read', async () => {
    const { changes } = start();
    const plan = async (entityRef: string) =>
      await changes
        .plan(
          {
            source: { kind: 'object' },
            values: { entityRef, operation: 'delete' },
          },
          {
            reader: {
              catalog: catalogServiceMock(),
              credentials: mockCredentials.user(),
            },
          },
        )
        .catch(error => `${error.name}: ${error.message}`);
    for (const ref of [`resource:default/${OWN}`, 'resource:default/no']) {
      expect(await plan(ref)).toBe(`NotFoundError: There is no entity ${ref}`);
    }
  });

  it.each<[boolean | undefined, string | undefined, string]>([
    [true, undefined, 'none were given for git.example.com: sign in'],
    [true, '', 'none were given for git.example.com: sign in'],
    [true, 'gho_own', 'integrations'],
    [undefined, undefined, 'integrations'],
  ])(
    'where users have to write themselves (%s), and the token is %j, says %s',
    async (isRequired, token, message) => {
      const { changes } = start(undefined, isRequired);
      const plan = {
        what: OWN,
        host: 'hub',
        namespace: 'team-a',
        repository: URL,
        base: 'main',
        basedOn: 'abc',
        files: [],
        objects: [],
        title: 'x',
      };
      const change = { plan, files: [], reach: [] };
      const opening = changes.open(change, { title: 'x', body: '' }, { token });
      // Nothing is asked of a provider: no integration knows it
      await expect(opening).rejects.toThrow(message);
      await expect(opening).rejects.not.toThrow('gho_own');
    },
  );
});
