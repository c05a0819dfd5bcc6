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

import { jsonEqual } from '../../../kubernetes-api/ApiObject';
import { LocalClient } from '../../../kubernetes-api';
import { outputsRecord } from '../../terraforms/outputsRecord';
import { TerraformRun } from './TerraformRun';
import { transitions } from './transitions';

/** Outputs by name in the status, and their values where they are asked for. @internal */
export function writeOutputs(
  run: TerraformRun,
  client: LocalClient,
  revision: string,
): void {
  const { object, spec, status } = run;
  if (!status.has('lastAppliedRevision') || spec.destroy) {
    if (spec.outputsSecret && spec.destroy && status.has('availableOutputs')) {
      transitions.outputsWritten(status, revision, 'No Outputs written');
    }
    return;
  }
  const { outputs, secret } = outputsRecord(object, spec.outputsSecret);
  transitions.outputsAvailable(status, outputs);
  if (!secret) {
    return;
  }
  const before = client.get(secret);
  if (!before || !jsonEqual(before.data, secret.data)) {
    client.apply(secret);
    const keys = Object.keys(Object(secret.data));
    // The controller's own word: there is no reason for success.
    run.event(
      'Normal',
      'OutputsWritingFailed',
      `Outputs written.\n${keys.length} output(s): ${keys.join(', ')}`,
    );
  }
  transitions.outputsWritten(status, revision, 'Outputs written');
}
