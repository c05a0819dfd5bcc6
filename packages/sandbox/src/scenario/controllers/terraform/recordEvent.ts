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
import {
  TerraformEvent,
  terraformEvent,
} from '../../terraforms/terraformEvent';
import { toTime } from '../../Timeline';

const EVENTS = { group: '', plural: 'events' };
/** So many of one object are kept, as if the others had expired. */
const KEPT = 30;

/** Tells what happened; what was told before is counted. @internal */
export function recordEvent(
  client: LocalClient,
  object: ApiObject,
  event: TerraformEvent,
): void {
  const at = toTime(Date.now());
  const told = terraformEvent(object, event, { at });
  if (client.get(told)) {
    client.update(told, same => {
      same.count = Number(same.count) + 1;
      same.lastTimestamp = at;
    });
    return;
  }
  client.create(told);
  client
    .list(EVENTS)
    .filter(
      one => valueAt(one, ['involvedObject', 'uid']) === object.metadata.uid,
    )
    .sort((a, b) =>
      String(a.lastTimestamp).localeCompare(String(b.lastTimestamp)),
    )
    .slice(0, -KEPT)
    .forEach(one => client.delete(one));
}
