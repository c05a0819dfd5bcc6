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

import { ApiObject, LocalClient } from '../../../kubernetes-api';
import { valueAt } from '../../../kubernetes-api/ApiObject';
import { stableHex } from '../../stableId';
import { toTime } from '../../Timeline';

const EVENTS = { group: '', plural: 'events' };
/** So many of one object are kept, as if the others had expired. */
const KEPT = 30;
const MAX_MESSAGE = 1024;

/** What happened to an object, as `kubectl describe` shows it. @internal */
export function recordEvent(
  client: LocalClient,
  object: ApiObject,
  event: { type: 'Normal' | 'Warning'; reason: string; message: string },
): void {
  const { name, namespace, uid, resourceVersion } = object.metadata;
  const now = toTime(Date.now());
  const message = event.message.slice(0, MAX_MESSAGE);
  const hash = stableHex(`${uid}/${event.reason}/${message}`, 16);
  const reference = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${hash}`, namespace },
  };
  if (client.get(reference)) {
    client.update(reference, same => {
      same.count = Number(same.count) + 1;
      same.lastTimestamp = now;
    });
    return;
  }
  client.create({
    ...reference,
    involvedObject: {
      apiVersion: object.apiVersion,
      kind: object.kind,
      name,
      namespace,
      uid,
      resourceVersion,
    },
    ...event,
    message,
    source: { component: 'tofu-controller' },
    reportingComponent: 'tofu-controller',
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
  });
  const old = client
    .list(EVENTS)
    .filter(one => valueAt(one, ['involvedObject', 'uid']) === uid)
    .sort((a, b) =>
      String(a.lastTimestamp).localeCompare(String(b.lastTimestamp)),
    );
  old.slice(0, -KEPT).forEach(one => client.delete(one));
}
