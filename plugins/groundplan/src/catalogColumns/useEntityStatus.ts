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

import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useCallback, useSyncExternalStore } from 'react';
import { entityStatusStoreRef, EntityStatusState } from './EntityStatusStore';

/** The live status of an entity's object. @internal */
export function useEntityStatus(entityRef: string): EntityStatusState {
  const store = useApi(entityStatusStoreRef);
  const signals = useApiHolder().get(signalApiRef);
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(entityRef, listener, signals),
    [store, entityRef, signals],
  );
  return useSyncExternalStore(subscribe, () => store.get(entityRef));
}
