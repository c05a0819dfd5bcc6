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

import { getField, getNumber, getString } from '../../kubernetes';
import { Context } from './Context';
import { matchesSelector } from './matchesSelector';
import { Subject } from './Subject';

const UNITS: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1_000 };

/** Reads a Go duration such as `10m0s`, in milliseconds. */
function parseDuration(text: string | undefined): number | undefined {
  if (!text || !/^(\d+(\.\d+)?[hms])+$/.test(text)) {
    return undefined;
  }
  return [...text.matchAll(/(\d+(?:\.\d+)?)([hms])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit],
    0,
  );
}

/**
 * How long a machine may take to become a node, in milliseconds: what its
 * MachineHealthCheck says, of either version, else the default. A health check
 * may switch it off with 0; then too the default tells what is unusual.
 */
export function nodeStartupTimeout(
  machine: Subject,
  { index, thresholds }: Context,
): number {
  const cluster = index.clusterOf(machine);
  const checks = cluster ? index.ofCluster(cluster, 'MachineHealthCheck') : [];
  const check = checks.find(({ object }) =>
    matchesSelector(
      getField(object.spec, 'selector'),
      machine.object.metadata.labels,
    ),
  );
  const seconds = getNumber(
    check?.object.spec,
    'checks',
    'nodeStartupTimeoutSeconds',
  );
  return (
    (seconds !== undefined
      ? seconds * 1000
      : parseDuration(getString(check?.object.spec, 'nodeStartupTimeout'))) ||
    thresholds.nodeStartup
  );
}
