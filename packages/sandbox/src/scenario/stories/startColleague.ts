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

import { ApiObject, LocalClient } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';

const TERRAFORMS = { group: 'infra.contrib.fluxcd.io', plural: 'terraforms' };
const NAME = 'payments-cache';
const PENDING = ['status', 'plan', 'pending'];
const PATIENCE_MS = 20_000;

/**
 * Somebody who reads the plans of `payments-cache` and approves them, if nobody
 * else has done so in the meantime.
 *
 * @internal
 */
export function startColleague(client: LocalClient, speed: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  const approve = (object: ApiObject, pending: unknown) => {
    const now = client.get(object);
    if (
      now &&
      valueAt(now, PENDING) === pending &&
      valueAt(now, ['spec', 'approvePlan']) !== pending
    ) {
      client.update(now, current => {
        const spec = isRecord(current.spec) ? current.spec : {};
        current.spec = { ...spec, approvePlan: pending };
      });
    }
  };
  const stop = client.subscribe(TERRAFORMS, ({ previous, current }) => {
    const pending = valueAt(current, PENDING);
    if (
      current?.metadata.name === NAME &&
      pending !== valueAt(previous, PENDING)
    ) {
      clearTimeout(timer);
      timer = pending
        ? setTimeout(() => approve(current, pending), PATIENCE_MS / speed)
        : undefined;
    }
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
