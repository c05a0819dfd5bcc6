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

import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OperationsResponse,
  OtherTerraformDetails,
} from 'backstage-plugin-groundplan-common';
import {
  entities,
  FakeGroundplanApi,
  terraforms,
} from '../../../dev/__fixtures__';
import { renderGroundplan } from '../../__testUtils__/renderGroundplan';
import { EntityTerraformCard } from '../cards';
import { EntityTerraformContent } from './EntityTerraformContent';

const [{ findings, channel, labels, annotations, ref, hostState, unreadable }] =
  terraforms;

const workspace: OtherTerraformDetails = {
  ...{ findings, channel, labels, annotations, ref, hostState, unreadable },
  kind: 'hcp-workspace',
  host: 'hub',
  namespace: 'team-a',
  name: 'search',
  entityRef: 'resource:default/search.hcp-workspace.team-a.hub',
  status: {
    health: 'Warning',
    state: 'awaiting-approval',
    flags: [],
    reason: 'planned',
    message: 'Run run-7 waits in HCP Terraform.',
    decidedBy: 'status.runStatus of Workspace',
  },
  conditions: [],
  paused: false,
  runsIn: 'ws-search',
  run: { id: 'run-7', status: 'planned' },
};

const no = { allowed: false };
const operations: OperationsResponse = {
  items: [
    { operation: 'suspend', allowed: true, consequences: ['Only it stops.'] },
    {
      operation: 'resume',
      allowed: false,
      reason: 'It is not paused.',
      consequences: [],
    },
  ],
  approveByPullRequest: no,
  readPlan: no,
  readOutputs: no,
};

function show(element: JSX.Element) {
  const api = new FakeGroundplanApi();
  jest.spyOn(api, 'getDetails').mockResolvedValue(workspace);
  jest.spyOn(api, 'getTerraformFacet').mockResolvedValue(operations);
  const [entity] = entities.filter(
    it => it.metadata.title === terraforms[0].name,
  );
  renderGroundplan(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    api,
  });
}

describe('a resource of another operator', () => {
  it('shows what is known, and no place for what is not', async () => {
    show(<EntityTerraformContent />);
    expect(await screen.findByText('HCP Terraform')).toBeInTheDocument();
    expect(screen.getByText('ws-search')).toBeInTheDocument();
    expect(screen.getByText('run-7')).toBeInTheDocument();
    for (const name of [
      'Plan',
      'Drift',
      'State lock',
      'Inventory',
      'Outputs',
    ]) {
      expect(screen.queryByRole('region', { name })).not.toBeInTheDocument();
    }
  });

  it('offers what its operator can be asked, with what it does', async () => {
    show(<EntityTerraformContent />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Suspend' }),
    );
    expect(await screen.findByText('Only it stops.')).toBeInTheDocument();
    expect(screen.getByText('It is not paused.')).toBeInTheDocument();
    expect(screen.queryByText(/Approve/)).not.toBeInTheDocument();
  });

  it('has a card', async () => {
    show(<EntityTerraformCard />);
    expect(await screen.findByText('HCP Terraform')).toBeInTheDocument();
    expect(screen.getByText('Last run')).toBeInTheDocument();
    expect(screen.queryByText('Pending plan')).not.toBeInTheDocument();
  });
});
