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
import { TreeNode } from 'backstage-plugin-groundplan-common';
import { clusters } from '../../../dev/__fixtures__';
import { renderGroundplan } from '../../__testUtils__/renderGroundplan';
import { DescribeTree } from './DescribeTree';
import { visibleRows } from './visibleRows';

const { tree } = clusters[0];

function row(name: RegExp) {
  return screen.getByRole('row', { name });
}

describe('DescribeTree', () => {
  it('opens what is not well, and leaves groups closed', async () => {
    renderGroundplan(<DescribeTree root={tree} />);
    const broken = await screen.findByRole('row', {
      name: /Machine payments-md-0-x7k2p Error v1.33.4 InstanceProvisionFailed/,
    });
    expect(broken).toHaveAttribute('aria-level', '5');
    expect(broken).not.toHaveAttribute('aria-expanded');
    expect(row(/^120 Machines /)).toHaveAttribute('aria-expanded', 'false');
    expect(row(/^KubeadmControlPlane payments-control-plane/)).toHaveAttribute(
      'aria-setsize',
      '3',
    );
    // A role is told where the kind does not tell it.
    expect(row(/^AWSCluster payments ClusterInfrastructure /)).toBeVisible();
    expect(
      row(/^KubeadmControlPlane payments-control-plane Healthy/),
    ).toBeVisible();
    expect(row(/^Workers Error/)).toBeVisible();
    expect(row(/^MachineDeployment/)).toHaveTextContent('2/3');
  });

  it('is walked, opened and closed with the keyboard', async () => {
    renderGroundplan(<DescribeTree root={tree} />);
    const user = userEvent.setup();
    const top = await screen.findByRole('row', { name: /^Cluster payments/ });
    top.focus();
    await user.keyboard('{ArrowDown}');
    expect(row(/^AWSCluster payments/)).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(top).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(top).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('row', { name: /AWSCluster/ })).toBeNull();
    await user.keyboard('{ArrowRight}');
    expect(top).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowRight}');
    expect(row(/^AWSCluster payments/)).toHaveFocus();
    await user.keyboard('{End}');
    const group = row(/^120 Machines /);
    expect(group).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(group).toHaveAttribute('aria-expanded', 'true');
    expect(row(/^Machine payments-md-0-m49 /)).toHaveAttribute(
      'aria-setsize',
      '120',
    );
    await user.keyboard('{End}{Enter}');
    expect(row(/^Machine payments-md-0-m119 /)).toBeInTheDocument();
    expect(row(/^Machine payments-md-0-m50 /)).toHaveFocus();
    await user.keyboard('{Home}');
    expect(top).toHaveFocus();
    expect(top).toHaveAttribute('tabindex', '0');
    expect(group).toHaveAttribute('tabindex', '-1');
  });

  it('opens and closes by pointer, all at once too', async () => {
    renderGroundplan(<DescribeTree root={tree} />);
    const user = userEvent.setup();
    await user.click(await screen.findByText('Workers'));
    expect(row(/^Workers/)).toHaveAttribute('aria-expanded', 'false');
    await user.click(screen.getByRole('button', { name: 'Open all' }));
    expect(row(/^120 Machines /)).toHaveAttribute('aria-expanded', 'true');
    await user.click(screen.getByRole('button', { name: 'Close all' }));
    expect(screen.getAllByRole('row')).toHaveLength(2);
  });

  it('shows the conditions of an object on demand, and stays as it is', async () => {
    renderGroundplan(<DescribeTree root={tree} />);
    const user = userEvent.setup();
    const before = (await screen.findAllByRole('row')).length;
    await user.click(
      screen.getByRole('button', {
        name: 'Conditions of Machine payments-md-0-x7k2p',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByText('InsufficientInstanceCapacity'));
    await user.keyboard('{Escape}');
    expect(screen.getAllByRole('row')).toHaveLength(before);
  });

  it('keeps what was opened when new data comes', () => {
    const healthy = (name: string, children: TreeNode[] = []): TreeNode => ({
      ...tree,
      ref: { ...tree.ref, name },
      status: { ...tree.status, health: 'Healthy' },
      children,
    });
    const deep = (leaf: string) =>
      healthy('a', [healthy('b', [healthy('c', [healthy(leaf)])])]);
    const closed = visibleRows(deep('d'), {
      toggled: new Map(),
      lengthened: new Map(),
    });
    expect(closed).toHaveLength(3);
    const toggled = new Map([[closed[2].key, true]]);
    const names = visibleRows(deep('e'), {
      toggled,
      lengthened: new Map(),
    }).map(it => it.type === 'node' && it.node.ref.name);
    expect(names).toEqual(['a', 'b', 'c', 'e']);
  });
});
