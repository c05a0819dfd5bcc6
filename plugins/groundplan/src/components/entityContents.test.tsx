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

import { ResponseError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { ReactElement } from 'react';
import {
  clusters,
  entities,
  FakeGroundplanApi,
  terraforms,
} from '../../dev/__fixtures__';
import {
  FakeSignals,
  renderGroundplan,
} from '../__testUtils__/renderGroundplan';
import {
  EntityClusterCard,
  EntityHostClusterCard,
  EntityRunnerScaleSetCard,
  EntityTerraformCard,
} from './cards';
import { EntityClusterContent } from './ClusterContent';
import { EntityHostClusterContent } from './HostClusters';
import { EntityRunnerScaleSetContent } from './RunnerScaleSetContent';
import { EntityTerraformContent } from './TerraformContent';

const mockCopy = jest.fn();
jest.mock('react-use/esm/useCopyToClipboard', () => ({
  __esModule: true,
  default: () => [{}, mockCopy],
}));

function show(
  element: ReactElement,
  title: string,
  options: { api?: FakeGroundplanApi; signals?: FakeSignals } = {},
) {
  const entity = entities.find(it => it.metadata.title === title)!;
  return renderGroundplan(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    options,
  );
}

async function section(name: string) {
  return within(await screen.findByRole('region', { name }));
}

function failWith(status: number, message: string) {
  const api = new FakeGroundplanApi();
  jest.spyOn(api, 'getDetails').mockImplementation(async () => {
    throw await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'Error', message },
          response: { statusCode: status },
        }),
        { status, headers: { 'content-type': 'application/json' } },
      ),
    );
  });
  return api;
}

describe('EntityClusterContent', () => {
  it('answers how it is, why, what to do and what it is made of', async () => {
    show(<EntityClusterContent />, 'payments');
    const status = await section('Status');
    expect(status.getByText('Warning')).toBeVisible();
    expect(status.getByText('Workers degraded')).toBeVisible();
    expect(status.getByText('WorkersNotAvailable')).toBeVisible();
    expect(status.getByText(/^4\d minutes ago$/)).toBeVisible();
    expect(
      status.getByText('Decided by condition Available of Cluster'),
    ).toBeVisible();

    const versions = await section('Versions and replicas');
    expect(versions.getByText('v1.33.4 on 122 machines')).toBeVisible();
    expect(versions.getByText('v1.34.1 on 1 machine')).toBeVisible();
    expect(versions.getByText(/More than one version/)).toBeVisible();
    expect(versions.getByText('2 of 3 ready, available 2')).toBeVisible();
    expect(versions.getByText(/on payments-control-plane-q1/)).toBeVisible();

    expect(
      screen.getByRole('treegrid', { name: 'Objects of the cluster' }),
    ).toBeVisible();
    expect((await section('Conditions')).getByText('Unknown')).toBeVisible();
    const configuration = await section('Configuration');
    expect(
      configuration.getByText('{"cidr":"10.0.0.0/16","nat":true}'),
    ).toBeVisible();
    expect(
      (await section('Where it comes from')).getByText(
        'Kustomization flux-system/clusters',
      ),
    ).toBeVisible();
  });

  it('copies an access command', async () => {
    const user = userEvent.setup();
    show(<EntityClusterContent />, 'payments');
    const access = await section('Access');
    await user.click(access.getByRole('button', { name: 'Copy: clusterctl' }));
    expect(await access.findByText('Copied')).toBeInTheDocument();
    expect(mockCopy).toHaveBeenCalledWith(
      'clusterctl get kubeconfig payments --namespace team-a',
    );
  });

  it('says what is to mend, and what could not be read with the rule', async () => {
    show(<EntityClusterContent />, 'search');
    expect(await screen.findByText(/Nobody is named as owner/)).toBeVisible();
    expect(
      screen.getByText(
        'AWSMachine.infrastructure.cluster.x-k8s.io cannot be read from hub: forbidden (2 hours ago)',
      ),
    ).toBeVisible();
    expect(screen.getByText(/resources: \['awsmachines'\]/)).toBeVisible();
  });

  it('says that what it shows is stale', async () => {
    show(<EntityClusterContent />, 'edge');
    expect(
      await screen.findByText(
        /^Host cluster runners-eu does not answer: what is shown was true \d+ minutes ago\.$/,
      ),
    ).toBeVisible();
  });

  it('does not make numbers of what is not known', async () => {
    show(<EntityClusterContent />, 'legacy');
    const versions = await section('Versions and replicas');
    expect(versions.getAllByText('not known')).toHaveLength(2);
    expect(
      (await section('Access')).getByText(/No access command is known/),
    ).toBeVisible();
  });

  it('follows its channel without a reload', async () => {
    const api = new FakeGroundplanApi();
    const signals = new FakeSignals();
    show(<EntityClusterContent />, 'payments', { api, signals });
    await screen.findByText('Workers degraded');
    expect(signals.listeners(clusters[0].channel)).toBe(1);
    api.fleet = {
      ...api.fleet,
      clusters: [
        {
          ...clusters[0],
          status: {
            ...clusters[0].status,
            health: 'Healthy',
            state: 'recovered',
          },
        },
      ],
    };
    signals.send(clusters[0].channel);
    expect(await screen.findByText('Recovered')).toBeVisible();
  });

  it.each([
    [404, 'Not found', /you may not see its catalog entity/],
    [403, 'Not allowed', /You are not allowed to use Groundplan here. why/],
    [503, 'Not known yet', /has never been read, so nothing can be said. why/],
    [500, 'The request failed', /why/],
  ])('explains a %s', async (status, title, text) => {
    show(<EntityClusterContent />, 'payments', {
      api: failWith(status, 'why'),
    });
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText(title)).toBeVisible();
    expect(alert.getByText(text)).toBeVisible();
    expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

describe('EntityTerraformContent', () => {
  it('shows plan, source, inventory, outputs and dependencies', async () => {
    const user = userEvent.setup();
    show(<EntityTerraformContent />, 'payments-db');
    const plan = await section('Plan');
    expect(plan.getByText('A plan waits for approval.')).toBeVisible();
    expect(plan.getByText('plan-main-6f1c2d3e4f')).toBeVisible();
    expect(plan.getByText(/by hand/)).toBeVisible();
    const source = await section('Source');
    expect(
      source.getByRole('link', {
        name: 'https://git.example.com/platform/infra',
      }),
    ).toHaveAttribute('rel', 'noopener noreferrer');
    expect(
      (await section('Drift')).getByText('No drift was found.'),
    ).toBeVisible();
    expect(
      (await section('State lock')).getByText('Not locked.'),
    ).toBeVisible();

    const inventory = await section('Inventory');
    expect(inventory.getByText('payments_0')).toBeVisible();
    await user.type(
      inventory.getByRole('searchbox', { name: /Inventory/ }),
      'payments_26',
    );
    expect(await inventory.findByText('payments_26')).toBeVisible();
    expect(inventory.queryByText('payments_0')).toBeNull();

    const outputs = await section('Outputs');
    expect(outputs.getByText('endpoint')).toBeVisible();
    expect(outputs.getByText(/payments-db-outputs/)).toBeVisible();
    const dependencies = await section('Dependencies');
    expect(
      await dependencies.findByRole('link', { name: 'team-b/network' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/network.terraform.team-b.hub',
    );
    expect(
      (await section('Plans of pull requests')).getByRole('link', {
        name: 'Pull request 42',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/payments-db-42.terraform.team-a.hub',
    );
  });

  it('shows drift with its text, the lock, and that there is no inventory', async () => {
    show(<EntityTerraformContent />, 'network');
    const drift = await section('Drift');
    expect(drift.getByText(/differ from the code/)).toBeVisible();
    await userEvent.click(
      drift.getByRole('button', { name: /aws_route.private/ }),
    );
    expect(
      drift.getByRole('row', {
        name: 'destination_cidr_block 10.1.0.0/16 10.0.0.0/16',
      }),
    ).toBeVisible();
    const lock = await section('State lock');
    expect(lock.getByText('runner@network-tf-runner')).toBeVisible();
    expect(lock.getByText(/It no longer exists/)).toBeVisible();
    expect(
      (await section('Inventory')).getByText(/spec.enableInventory/),
    ).toBeVisible();
  });

  it('warns of a plan that destroys, and does not call drift absent unmeasured', async () => {
    show(<EntityTerraformContent />, 'old-bucket');
    const alerts = await screen.findAllByRole('alert');
    expect(alerts.map(it => it.textContent)).toEqual([
      expect.stringMatching(/destroys everything.*plan-main-destroy/),
      expect.stringMatching(/spec.destroy is set/),
    ]);
    expect(
      (await section('Drift')).getByText(/whether it drifted is not known/),
    ).toBeVisible();
  });

  function showChanged(change: Partial<TerraformDetails>) {
    const api = new FakeGroundplanApi();
    const changed = { ...terraforms[0], ...change };
    api.fleet = { ...api.fleet, terraforms: [changed] };
    return show(<EntityTerraformContent />, 'payments-db', { api });
  }

  const [{ plan, status }] = terraforms;
  const destroyPlan = { ...plan, isDestroyPlan: true };
  it.each<[string, Partial<TerraformDetails>, string, RegExp]>([
    [
      'plan only',
      { planOnly: true },
      'Plan',
      /^PlanPlan only: nothing is ever applied/,
    ],
    [
      'an approved plan',
      { approvePlan: plan.pending },
      'Plan',
      /approved and about to be applied/,
    ],
    [
      'a plan that waits while suspended',
      { status: { ...status, state: 'suspended' } },
      'Plan',
      /A plan waits for approval/,
    ],
    [
      'a plan that destroys',
      { plan: destroyPlan },
      'Plan',
      /A plan that destroys everything waits/,
    ],
    [
      'a plan that lives elsewhere',
      { plan: { ...plan, elsewhere: true } },
      'Plan',
      /Kept by the backend that plans/,
    ],
    [
      'what a deletion destroys',
      { destroyResourcesOnDeletion: true },
      'Plan',
      /destroys the real resources without approval/,
    ],
    [
      'that a lock is held',
      { lock: { id: 'x', holder: 'running' } },
      'State lock',
      /It is still running/,
    ],
    [
      'that nobody knows who holds a lock',
      { lock: { id: 'x', holder: 'unknown' } },
      'State lock',
      /Whether it still runs is not known/,
    ],
  ])('says %s', async (_, change, name, text) => {
    showChanged(change);
    expect(await screen.findByRole('region', { name })).toHaveTextContent(text);
  });

  it.each<[string, Partial<TerraformDetails>, RegExp[]]>([
    ['nothing of a plan that waits', {}, []],
    [
      'of a deletion that takes long and destroys',
      {
        status: { ...status, health: 'Warning', state: 'deleting' },
        destroyResourcesOnDeletion: true,
      },
      [/Being deleted: the real resources are destroyed/],
    ],
    [
      'nothing of a destroy plan that nothing applies',
      { plan: destroyPlan, destroy: true, planOnly: true },
      [],
    ],
  ])('warns %s', async (_, change, texts) => {
    showChanged(change);
    await section('Plan');
    expect(screen.queryAllByRole('alert').map(it => it.textContent)).toEqual(
      texts.map(text => expect.stringMatching(text)),
    );
  });

  it('greys what was true when it was suspended, and says since when', async () => {
    showChanged({
      suspended: true,
      lastRunAt: new Date(Date.now() - 9 * 24 * 3_600_000).toISOString(),
      status: {
        ...status,
        health: 'Healthy',
        state: 'suspended',
        flags: ['suspended', 'stale'],
      },
    });
    expect(
      await screen.findByText(/^Suspended: .* was last true 9 days ago/),
    ).toBeVisible();
    const chip = (await section('Status')).getByText('Healthy');
    expect(chip.closest('[data-frozen]')).not.toBeNull();
    expect(document.querySelectorAll('[data-frozen]')).toHaveLength(1);
  });

  it('does not fill the table of conditions with a whole plan', async () => {
    const user = userEvent.setup();
    const message = `${'~ a change\n'.repeat(3_000)}the last line`;
    showChanged({
      conditions: [{ ...terraforms[0].conditions[0], message }],
    });
    const conditions = await section('Conditions');
    expect(conditions.queryByText(/the last line/)).toBeNull();
    await user.click(
      conditions.getByRole('button', { name: 'Show all 33013 characters' }),
    );
    expect(conditions.getByText(/the last line/)).toBeVisible();
  });

  it('makes no link of an address that is not one of the web', async () => {
    showChanged({
      sourceStatus: {
        ...terraforms[0].sourceStatus!,
        url: 'ssh://git@git.example.com/infra',
      },
    });
    const source = await section('Source');
    expect(source.getByText('ssh://git@git.example.com/infra')).toBeVisible();
    expect(source.queryByRole('link')).toBeNull();
  });
});

describe('EntityRunnerScaleSetContent', () => {
  it('shows capacity in words too, listener, runners with their runs', async () => {
    show(<EntityRunnerScaleSetContent />, 'linux-x64');
    const capacity = await section('Capacity');
    expect(
      capacity.getByRole('img', {
        name: '10 runners: 6 busy, 1 idle, 2 pending, 1 failed. Minimum 2, maximum 10.',
      }),
    ).toBeVisible();
    expect(capacity.getByText(/maximum is reached/)).toBeVisible();
    expect(
      (await section('Listener')).getByText('Running, ready'),
    ).toBeVisible();
    const runners = await section('Runners');
    expect(runners.getByRole('link', { name: 'Run 18003' })).toHaveAttribute(
      'href',
      'https://github.com/example/payments/actions/runs/18003',
    );
    expect(runners.getByText(/ImagePullBackOff/)).toBeVisible();
  });

  it('does not show numbers that nobody counted', async () => {
    show(<EntityRunnerScaleSetContent />, 'gpu');
    const capacity = await section('Capacity');
    expect(
      capacity.getByRole('img', { name: 'Nobody has counted the runners.' }),
    ).toBeVisible();
    expect(capacity.queryByText('Busy')).toBeNull();
    expect(
      (await section('Listener')).getByText(/no job is picked up/),
    ).toBeVisible();
  });

  it('does not tell busy from idle where only counters are known', async () => {
    show(<EntityRunnerScaleSetContent />, 'arm64');
    const capacity = await section('Capacity');
    expect(
      capacity.getByRole('img', { name: /7 runners; what they do was not/ }),
    ).toBeVisible();
    expect(capacity.queryByText('Busy')).toBeNull();
  });
});

describe('EntityHostClusterContent', () => {
  it('shows the state, what cannot be read, and links to what lives there', async () => {
    show(<EntityHostClusterContent />, 'hub');
    const status = await section('Status');
    expect(status.getAllByText('Ready')[0]).toBeVisible();
    expect(
      status.getByText(/AWSMachine.*cannot be read from hub/),
    ).toBeVisible();
    const fleet = await section('On this host cluster');
    expect(
      await fleet.findByRole('link', { name: 'Clusters: 1 Warning' }),
    ).toHaveAttribute(
      'href',
      '/infrastructure/clusters?host=hub&health=Warning',
    );
  });
});

describe('cards', () => {
  it.each([
    [<EntityClusterCard key="c" />, 'payments', '2 of 3 ready, available 2'],
    [<EntityTerraformCard key="t" />, 'payments-db', 'main@sha1:0123456'],
    [<EntityRunnerScaleSetCard key="r" />, 'linux-x64', 'Saturated'],
  ])('say how it is and lead to the tab', async (card, title, text) => {
    show(card, title);
    expect(await screen.findByText(text)).toBeVisible();
    const href = screen
      .getByRole('link', { name: 'Open the details' })
      .getAttribute('href');
    expect(href).toMatch(
      new RegExp(`^/catalog/default/resource/${title}\\..*/infrastructure$`),
    );
  });

  it('shows a host that never answered', async () => {
    show(<EntityHostClusterCard />, 'lab');
    expect(await screen.findByText('Unreachable')).toBeVisible();
    expect(
      screen.getByText('getaddrinfo ENOTFOUND lab.example.com'),
    ).toBeVisible();
  });
});
