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
import { useEffect, useReducer } from 'react';
import { entityStatusStoreRef, EntityStatusState } from './EntityStatusStore';

/** The live statuses of several entities' objects, asked for in one request. @internal */
export function useEntityStatuses(
  entityRefs: string[],
): { entityRef: string; state: EntityStatusState }[] {
  const store = useApi(entityStatusStoreRef);
  const signals = useApiHolder().get(signalApiRef);
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  const key = JSON.stringify(entityRefs);
  useEffect(() => {
    const refs: string[] = JSON.parse(key);
    const stops = refs.map(ref => store.subscribe(ref, lookAgain, signals));
    return () => stops.forEach(stop => stop());
  }, [store, signals, key]);
  return entityRefs.map(entityRef => ({
    entityRef,
    state: store.get(entityRef),
  }));
}
