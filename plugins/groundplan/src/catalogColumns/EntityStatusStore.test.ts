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

import { FakeGroundplanApi } from '../../dev/__fixtures__';
import { FakeSignals } from '../__testUtils__/renderGroundplan';
import { EntityStatusStore } from './EntityStatusStore';

const KNOWN = 'resource:default/payments.cluster.team-a.hub';

describe('EntityStatusStore', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setup() {
    const api = new FakeGroundplanApi();
    const asked = jest.spyOn(api, 'getEntityStatuses');
    return { asked, store: EntityStatusStore.create({ api }) };
  }
  const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

  it('asks once for all that is wanted in one turn', async () => {
    const { asked, store } = setup();
    const listener = jest.fn();
    const refs = [KNOWN, 'component:default/other', KNOWN];
    refs.forEach(ref => store.subscribe(ref, () => listener()));
    expect(store.get(KNOWN)).toEqual({ type: 'loading' });
    await settle();
    expect(asked.mock.calls).toEqual([[[KNOWN, 'component:default/other']]]);
    expect(store.get(KNOWN)).toMatchObject({
      type: 'known',
      value: { host: 'hub', status: { health: 'Warning' } },
    });
    expect(store.get('component:default/other')).toEqual({ type: 'none' });
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it('splits by number and by length of the address', async () => {
    const { asked, store } = setup();
    for (let i = 0; i < 450; i++) {
      store.subscribe(`r:d/${i}`, () => {});
    }
    await settle();
    expect(asked.mock.calls.map(([refs]) => refs.length)).toEqual([
      200, 200, 50,
    ]);
    asked.mockClear();
    const long = Array.from(
      { length: 150 },
      (_, i) => `r:d/${'x'.repeat(63)}${i}`,
    );
    long.forEach(ref => store.subscribe(ref, () => {}));
    await settle();
    expect(asked.mock.calls.flatMap(([refs]) => refs)).toEqual(long);
    for (const [refs] of asked.mock.calls) {
      expect(encodeURIComponent(refs.join('&entityRef=')).length).toBeLessThan(
        9_500,
      );
    }
    expect(asked.mock.calls.length).toBeGreaterThan(1);
  });

  it('asks again when something changes, at most once a second, until nobody looks', async () => {
    const { asked, store } = setup();
    const signals = new FakeSignals();
    const stop = store.subscribe(KNOWN, () => {}, signals);
    await settle();
    signals.send('groundplan:clusters');
    signals.send('groundplan:clusters');
    signals.send('groundplan:terraforms');
    await settle(1_001);
    expect(asked).toHaveBeenCalledTimes(2);
    stop();
    expect(signals.listeners('groundplan:clusters')).toBe(0);
    await settle(600_000);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('polls where there are no signals, and survives a failure', async () => {
    const { asked, store } = setup();
    asked.mockRejectedValueOnce(new Error('no answer'));
    store.subscribe(KNOWN, () => {});
    await settle();
    expect(store.get(KNOWN)).toMatchObject({
      type: 'failed',
      error: { message: 'no answer' },
    });
    await settle(30_001);
    expect(store.get(KNOWN)).toMatchObject({ type: 'known' });
    expect(asked).toHaveBeenCalledTimes(2);
  });
});
