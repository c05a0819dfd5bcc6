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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  ClaimVerifier,
  EntityResolver,
} from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { anObject } from '../__testUtils__/anObject';
import { ClaimWatch } from './ClaimWatch';

const claiming = (name: string, claim: string) =>
  anObject('Cluster', `team-a/${name}`, {
    'groundplan.dev/entity-name': claim,
  });

/** Lets time pass, and the pauses between the parts of what is asked. */
async function pass(ms: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms);
  for (let turn = 0; turn < 10; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe('ClaimWatch', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells taken names in a process that hands nothing over', async () => {
    const mirror = FakeMirror.create({ hub: [claiming('old', 'prized')] });
    const logger = mockServices.logger.mock();
    const resolver = EntityResolver.create({
      mirror,
      logger,
      config: new ConfigReader({}),
    });
    const taken = new Set(['resource:default/prized']);
    const fetchOrigins = jest.fn(async (refs: string[]) =>
      refs.map(ref => (taken.has(ref) ? 'url:https://else.where' : undefined)),
    );
    const verifier = ClaimVerifier.create({ mirror, resolver, fetchOrigins });
    const watch = ClaimWatch.create({ verifier, resolver, logger });
    const refOf = (name: string) =>
      resolver.entityRefOf('hub', 'cluster', 'team-a', name);

    watch.start(resolver.keysOf('hub', 'clusters'));
    await jest.advanceTimersByTimeAsync(1_500);
    expect(refOf('old')).toBe('resource:default/old.cluster.team-a.hub');

    taken.add('resource:default/late');
    mirror.put('hub', claiming('new', 'late'), claiming('fine', 'free'));
    await jest.advanceTimersByTimeAsync(1_500);
    expect(refOf('new')).toBe('resource:default/new.cluster.team-a.hub');
    expect(refOf('fine')).toBe('resource:default/free');

    taken.clear();
    fetchOrigins.mockRejectedValueOnce(new Error('The catalog is away'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(logger.warn.mock.calls[0][0]).toContain('The catalog is away');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refOf('old')).toBe('resource:default/prized');
    watch.stop();
  });

  it('asks in small parts, again for those that failed, and no more when stopped', async () => {
    const logger = mockServices.logger.mock();
    const unsubscribe = jest.fn();
    const resolver = { subscribe: jest.fn(() => unsubscribe) };
    const asked: number[] = [];
    let down = false;
    const verifier = {
      verify: jest.fn(async (keys: readonly string[]) => {
        asked.push(keys.length);
        if (down) {
          throw new Error('The catalog is away');
        }
        down = asked.length === 1;
      }),
      recheck: jest.fn(async () => {}),
    };
    const watch = ClaimWatch.create({ verifier, resolver, logger });
    const keys = Array.from(
      { length: 600 },
      (_, index) => `hub/cluster/${index}`,
    );
    watch.start(keys);
    await pass(1_500);
    expect(asked).toEqual([250, 250]);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    down = false;
    const [[tell]] = resolver.subscribe.mock.calls as unknown as [
      [(changes: { key: string }[]) => void],
    ];
    tell([{ key: 'hub/cluster/new' }]);
    await pass(1_500);
    const again = verifier.verify.mock.calls.slice(2).flatMap(([some]) => some);
    expect(new Set(again)).toEqual(
      new Set([...keys.slice(250), 'hub/cluster/new']),
    );

    tell([{ key: 'hub/cluster/late' }]);
    watch.stop();
    expect(unsubscribe).toHaveBeenCalledTimes(1);
    const calls = verifier.verify.mock.calls.length;
    await pass(600_000);
    expect(verifier.verify).toHaveBeenCalledTimes(calls);
    expect(verifier.recheck).not.toHaveBeenCalled();
  });
});
