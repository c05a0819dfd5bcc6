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

import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { FakeSignals } from '../__testUtils__/renderGroundplan';
import { useSignalChannels } from './useSignalChannels';

describe('useSignalChannels', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('fetches again on a signal, and what was signalled before it was connected', () => {
    const signals = new FakeSignals();
    const client = new QueryClient();
    const refetch = jest.spyOn(client, 'invalidateQueries');
    const { unmount } = renderHook(
      () => useSignalChannels(['channel'], ['key']),
      {
        wrapper: ({ children }: { children: ReactNode }) => (
          <TestApiProvider apis={[[signalApiRef, signals]]}>
            <QueryClientProvider client={client}>
              {children}
            </QueryClientProvider>
          </TestApiProvider>
        ),
      },
    );
    expect(refetch).not.toHaveBeenCalled();
    act(() => signals.send('channel'));
    expect(refetch).toHaveBeenCalledTimes(1);
    expect(refetch).toHaveBeenLastCalledWith({ queryKey: ['key'] });

    act(() => jest.advanceTimersByTime(1_500));
    expect(refetch).toHaveBeenCalledTimes(2);

    unmount();
    jest.advanceTimersByTime(60_000);
    expect(refetch).toHaveBeenCalledTimes(2);
    expect(signals.listeners('channel')).toBe(0);
  });
});
