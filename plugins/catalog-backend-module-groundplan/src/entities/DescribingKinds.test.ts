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

import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { DescribingKinds } from './DescribingKinds';

const NAMESPACE = { group: '', kind: 'Namespace' };
const GITOPS = { group: 'gitops.weave.works', kind: 'GitopsCluster' };

function setUp() {
  const mirror = FakeMirror.create({ hub: [], other: [] });
  for (const { group, kind } of [NAMESPACE, GITOPS]) {
    mirror.setIncomplete('hub', group, kind);
  }
  const describing = DescribingKinds.create({
    host: 'hub',
    mirror,
    kinds: [NAMESPACE, GITOPS],
  });
  const set = (
    { group, kind }: typeof NAMESPACE,
    state: 'unreachable' | 'forbidden' | 'syncing',
    host = 'hub',
  ) => mirror.setKindState(host, group, kind, state, { message: `${state}!` });
  const complete = ({ group, kind }: typeof NAMESPACE) =>
    mirror.setComplete('hub', group, kind);
  return { mirror, describing, set, complete };
}

describe('DescribingKinds', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('waits as long as it takes for what is being read', () => {
    const { describing, complete } = setUp();
    jest.advanceTimersByTime(24 * 3_600_000);
    expect(describing.isWaiting()).toBe(true);
    complete(NAMESPACE);
    expect(describing.isWaiting()).toBe(true);
    complete(GITOPS);
    expect(describing.isWaiting()).toBe(false);
    expect(describing.unread()).toEqual([]);
  });

  it('waits for what fails, 30 s from its first failure, and says when that ends', () => {
    const { mirror, describing, set, complete } = setUp();
    const listener = jest.fn();
    const stop = describing.onPatienceEnds(listener);
    complete(GITOPS);
    set(NAMESPACE, 'unreachable');

    jest.advanceTimersByTime(29_000);
    // Neither another host nor another kind gives it more time, or less.
    set(NAMESPACE, 'unreachable', 'other');
    mirror.setKindState('hub', 'example.com', 'Other', 'ready');
    jest.advanceTimersByTime(999);
    expect(describing.isWaiting()).toBe(true);
    expect(listener).not.toHaveBeenCalled();

    jest.advanceTimersByTime(2);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(describing.isWaiting()).toBe(false);
    expect(describing.unread()).toEqual([
      { kind: 'Namespace', refused: false, message: 'unreachable!' },
    ]);
    jest.advanceTimersByTime(24 * 3_600_000);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
    stop();
  });

  it('waits for each that fails by itself', () => {
    const { describing, set } = setUp();
    const listener = jest.fn();
    describing.onPatienceEnds(listener);
    set(NAMESPACE, 'unreachable');
    jest.advanceTimersByTime(20_000);
    set(GITOPS, 'unreachable');
    jest.advanceTimersByTime(10_001);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(describing.isWaiting()).toBe(true);
    jest.advanceTimersByTime(20_000);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(describing.isWaiting()).toBe(false);
  });

  it('does not wait for what it may not read', () => {
    const { describing, set, complete } = setUp();
    complete(GITOPS);
    set(NAMESPACE, 'forbidden');
    expect(describing.isWaiting()).toBe(false);
    expect(describing.unread()).toEqual([
      { kind: 'Namespace', refused: true, message: 'forbidden!' },
    ]);
  });

  it('says nothing once it is stopped, nor of what was read in time', () => {
    const { describing, set, complete } = setUp();
    const listener = jest.fn();
    const stop = describing.onPatienceEnds(listener);
    set(NAMESPACE, 'unreachable');
    complete(NAMESPACE);
    expect(jest.getTimerCount()).toBe(0);
    set(GITOPS, 'unreachable');
    stop();
    set(GITOPS, 'syncing');
    set(GITOPS, 'unreachable');
    expect(jest.getTimerCount()).toBe(0);
    expect(listener).not.toHaveBeenCalled();
  });
});
