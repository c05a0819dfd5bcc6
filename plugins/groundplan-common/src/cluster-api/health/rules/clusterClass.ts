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

import { Context } from '../Context';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';

/** Names of v1beta2 and of the legacy dialect. */
const VARIABLES = ['VariablesReady', 'VariablesReconciled'];
const REFERENCES = ['RefVersionsUpToDate', 'ClusterClassRefVersionsUpToDate'];

/**
 * Judges a ClusterClass: whether clusters can be made and changed with it. While
 * its newest generation has not been read, every Cluster of it says
 * `ClusterClassNotReconciled`.
 */
export function clusterClass(subject: Subject, context: Context): Verdict[] {
  const { kind } = subject;
  const find = (types: string[]) =>
    types.map(type => subject.condition(type)).find(c => c !== undefined);
  const variables = find(VARIABLES);
  const references = find(REFERENCES);
  const decisive = variables ?? references;
  if (!decisive) {
    return [unreportedVerdict(subject, 'condition VariablesReady', context)];
  }
  const verdicts: Verdict[] = [];
  if (variables?.status === 'False') {
    verdicts.push(
      conditionVerdict('Error', 'variables-invalid', kind, variables),
    );
  }
  if (references?.status === 'False') {
    verdicts.push(
      conditionVerdict('Warning', 'references-outdated', kind, references),
    );
  }
  const unknown = [variables, references].find(c => c?.status === 'Unknown');
  if (unknown) {
    verdicts.push(conditionVerdict('Unknown', 'unknown', kind, unknown));
  }
  if (subject.isStale) {
    verdicts.push({
      health: 'Progressing',
      state: 'reconciling',
      reason: 'NotReconciled',
      message: 'The newest generation has not been read yet',
      decidedBy: 'status.observedGeneration of ClusterClass',
    });
  }
  return [...verdicts, conditionVerdict('Healthy', 'ready', kind, decisive)];
}
