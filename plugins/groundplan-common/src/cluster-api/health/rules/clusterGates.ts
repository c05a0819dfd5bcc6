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

import { getList, getRecord, getString, objectKey } from '../../../kubernetes';
import { Context } from '../Context';
import { Subject } from '../Subject';
import { conditionVerdict, Verdict } from '../Verdict';

function gatesOfClass(cluster: Subject, { index }: Context): unknown[] {
  const { metadata, spec } = cluster.object;
  const topology = getRecord(spec, 'topology');
  const name =
    getString(topology, 'classRef', 'name') ?? getString(topology, 'class');
  if (!name) {
    return [];
  }
  const namespace =
    getString(topology, 'classRef', 'namespace') ??
    getString(topology, 'classNamespace') ??
    metadata.namespace;
  const group = 'cluster.x-k8s.io';
  const key = objectKey({ group, kind: 'ClusterClass', namespace, name });
  return getList(index.get(key)?.object.spec, 'availabilityGates');
}

/**
 * Says which of the other conditions that make up `Available` fail:
 * infrastructure, and the gates that a Cluster or else its class declares. While
 * something progresses, `Available` itself does not tell these apart.
 */
export function clusterGates(cluster: Subject, context: Context): Verdict[] {
  const verdicts: Verdict[] = [];
  const infrastructure = cluster.condition('InfrastructureReady');
  if (infrastructure?.status === 'False') {
    verdicts.push(
      conditionVerdict(
        'Error',
        'infrastructure-not-ready',
        'Cluster',
        infrastructure,
      ),
    );
  }
  const own = getList(cluster.object.spec, 'availabilityGates');
  const gates = own.length > 0 ? own : gatesOfClass(cluster, context);
  for (const gate of gates) {
    const condition = cluster.condition(getString(gate, 'conditionType') ?? '');
    const bad = getString(gate, 'polarity') === 'Negative' ? 'True' : 'False';
    if (condition?.status === bad) {
      verdicts.push(
        conditionVerdict('Error', 'gate-failed', 'Cluster', condition),
      );
    }
  }
  return verdicts;
}
