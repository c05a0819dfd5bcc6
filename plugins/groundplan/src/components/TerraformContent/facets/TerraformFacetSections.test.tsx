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

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AppliedPlan,
  TerraformDetails,
  TerraformFacets,
} from 'backstage-plugin-groundplan-common';
import {
  FakeGroundplanApi,
  terraformFacets,
  terraforms,
} from '../../../../dev/__fixtures__';
import { renderGroundplan } from '../../../__testUtils__/renderGroundplan';
import { responseError } from '../../../__testUtils__/responseError';
import { TerraformFacetSections } from './TerraformFacetSections';

const { operations, history, dependencies } = terraformFacets;
const [applied] = history.items;

function show(
  facets: Partial<TerraformFacets> = {},
  details: Partial<TerraformDetails> = {},
) {
  const api = new FakeGroundplanApi();
  api.facets = { ...terraformFacets, ...facets };
  const asked = jest.spyOn(api, 'getTerraformFacet');
  renderGroundplan(
    <TerraformFacetSections details={{ ...terraforms[0], ...details }} />,
    { api },
  );
  return {
    api,
    asked,
    askedForOutputs: () =>
      asked.mock.calls.filter(([, facet]) => facet === 'outputs').length,
    user: userEvent.setup(),
  };
}

async function region(name: string) {
  return within(await screen.findByRole('region', { name }));
}

describe('the values of outputs', () => {
  const outputs: TerraformFacets['outputs'] = {
    items: [
      { name: 'endpoint', value: 'orders.example.net:5432' },
      { name: 'admin_password', value: 'hunter2' },
    ],
  };
  const showButton = { name: 'Show values' };

  it('are read on a click only, those called secret shown on another', async () => {
    const { user, askedForOutputs } = show({ outputs });
    const section = await region('Outputs');
    const button = await section.findByRole('button', showButton);
    expect(section.getByText('endpoint')).toBeVisible();
    expect(askedForOutputs()).toBe(0);

    await user.click(button);
    expect(await section.findByText('orders.example.net:5432')).toBeVisible();
    expect(section.queryByText('hunter2')).toBeNull();
    await user.click(
      section.getByRole('button', {
        name: 'Show the value of admin_password',
      }),
    );
    expect(section.getByText('hunter2')).toBeVisible();

    await user.click(section.getByRole('button', { name: 'Hide values' }));
    expect(section.queryByText('orders.example.net:5432')).toBeNull();
    await user.click(section.getByRole('button', showButton));
    expect(await section.findByText('orders.example.net:5432')).toBeVisible();
    expect(section.queryByText('hunter2')).toBeNull();
    expect(askedForOutputs()).toBe(2);
  });

  it('are not for those who may not read them, with the reason', async () => {
    const reason = 'This takes the permission groundplan.terraform.outputs.';
    const { user, askedForOutputs } = show({
      operations: { ...operations, readOutputs: { allowed: false, reason } },
    });
    const section = await region('Outputs');
    const button = await section.findByRole('button', showButton);
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(reason);
    await user.click(button);
    expect(askedForOutputs()).toBe(0);
    expect(section.getByText('endpoint')).toBeVisible();
  });

  it('say why there are none', async () => {
    const { user, asked } = show({
      outputs: { items: [], reason: 'The Secret is not there yet.' },
    });
    const section = await region('Outputs');
    await user.click(await section.findByRole('button', showButton));
    expect(
      await section.findByText('The Secret is not there yet.'),
    ).toBeVisible();
    expect(section.getAllByRole('listitem').length).toBeGreaterThan(0);
    asked.mockRejectedValueOnce(await responseError(403, 'not you'));
    await user.click(section.getByRole('button', showButton));
    expect(await section.findByText(/Not allowed/)).toBeVisible();
  });
});

describe('dependencies', () => {
  it('name what blocks, what is missing, and what may not be seen', async () => {
    show();
    const section = await region('Dependencies');
    expect(
      await section.findByText(
        'team-a/payments-db stands still: it waits for team-b/network.',
      ),
    ).toBeVisible();
    const items = within(
      section.getByRole('list', { name: 'Dependencies' }),
    ).getAllByRole('listitem');
    expect(items.map(it => it.textContent)).toEqual([
      'team-a/payments-dbWarningWaiting for dependencywaits for team-b/network (blocking), team-c/hidden',
      'team-b/networkErrorApply failedwaits for team-b/gone',
      'team-b/gonedoes not exist',
      'team-c/hiddennot known: it could not be read, or you may not see it',
    ]);
    expect(
      section.getByRole('img', { name: /among 4 resources/ }),
    ).toBeVisible();
  });

  it('say that they go in a circle', async () => {
    const message = 'These wait for each other: a → b → a.';
    show({
      dependencies: {
        ...dependencies,
        findings: [{ id: 'dependency-circle', severity: 'error', message }],
      },
    });
    const section = await region('Dependencies');
    expect(await section.findByText(message)).toBeVisible();
  });

  it('say that there are none', async () => {
    show({ dependencies: { nodes: [], edges: [], findings: [] } });
    const section = await region('Dependencies');
    expect(await section.findByText(/It waits for nothing/)).toBeVisible();
    expect(section.queryByRole('img')).toBeNull();
  });
});

describe('history', () => {
  it.each<[string, Partial<AppliedPlan>, RegExp, RegExp[]]>([
    [
      'an approved plan',
      {},
      /^Applied\s?plan-main-9f8e7d6c5b\s?3 days ago, Create 1$/,
      [/olivia/, /What was applied is what was approved/, /aws_db_instance/],
    ],
    [
      'another plan than the approved one, with the difference',
      {
        comparison: 'other',
        difference: { lines: ['a_b.c: update became replace'], omitted: 2 },
      },
      /Not the plan that was approved/,
      [/a_b.c: update became replace/, /and 2 more/],
    ],
    [
      'a failure of a plan without a text',
      {
        result: 'failed',
        message: 'AccessDenied',
        summary: undefined,
        comparison: undefined,
        approvedBy: undefined,
        resources: [],
        resourcesOmitted: 7,
      },
      /^Failed.*its text was not stored$/,
      [/AccessDenied/, /Nobody here/, /and 7 more/],
    ],
  ])('shows %s', async (_, change, heading, texts) => {
    const { user } = show({
      history: { items: [{ ...applied, ...change }] },
    });
    const section = await region('Applied plans');
    const trigger = await section.findByRole('button');
    expect(trigger).toHaveTextContent(heading);
    expect(section.queryByText('SHA-256 of its text')).toBeNull();
    await user.click(trigger);
    const whole = await screen.findByRole('region', { name: 'Applied plans' });
    for (const text of texts) {
      expect(whole).toHaveTextContent(text);
    }
  });

  it('says from when on it is kept', async () => {
    show({ history: { items: [] } });
    const section = await region('Applied plans');
    expect(await section.findByText(/^None is known/)).toBeVisible();
  });
});

describe('activity', () => {
  it('shows events, and the runner with its log', async () => {
    show({
      activity: {
        ...terraformFacets.activity,
        runners: [
          {
            name: 'payments-db-tf-runner',
            phase: 'Pending',
            message: 'ImagePullBackOff',
            logsUrl: 'https://logs.example.com/payments-db-tf-runner',
          },
        ],
      },
    });
    const events = await region('Events');
    expect(await events.findByText('TerraformPlanSucceed')).toBeVisible();
    const runners = await region('Runner pods');
    expect(await runners.findByText('Pending, not ready')).toBeVisible();
    expect(runners.getByText('ImagePullBackOff')).toBeVisible();
    expect(
      runners.getByRole('link', { name: 'Log of payments-db-tf-runner' }),
    ).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('does not call absent what could not be read', async () => {
    const problem = 'The host does not let us read events.';
    show({ activity: { events: [], runners: [], problems: [problem] } });
    const events = await region('Events');
    expect(await events.findByText(problem)).toBeVisible();
    expect(screen.getAllByText(/^Not known: not all of it/)).toHaveLength(2);
    expect(screen.queryByText(/^None: a pod runs only/)).toBeNull();
  });
});

it('shows the inventory by type, with links to consoles', async () => {
  const { user } = show();
  const section = await region('Inventory');
  expect(section.getByRole('link', { name: /db:payments-1$/ })).toHaveAttribute(
    'href',
    'https://eu-central-1.console.aws.amazon.com/rds/home?region=eu-central-1#database:id=payments-1;is-cluster=false',
  );
  await user.click(
    section.getByRole('radio', { name: 'aws_db_instance (13)' }),
  );
  expect(section.queryByText('payments_0')).toBeNull();
  expect(section.getByText('payments_25')).toBeVisible();
});

it('shows a drift that it does not understand as it is', async () => {
  show(
    {},
    { drift: { detection: 'enabled', drifted: true, text: 'who knows' } },
  );
  const section = await region('Drift');
  expect(section.getByText('who knows')).toBeVisible();
});
