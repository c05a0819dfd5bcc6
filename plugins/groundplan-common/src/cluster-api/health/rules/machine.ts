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

import { getTime, getString } from '../../../kubernetes';
import { Context } from '../Context';
import { infrastructureFault } from '../infrastructureFault';
import { legacyVerdicts } from '../legacyVerdicts';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';
import { youngMachine } from '../youngMachine';

const STARTING = ['Pending', 'Provisioning', 'Provisioned', 'Updating'];
const REMEDIATION = ['HealthCheckSucceeded', 'OwnerRemediated'];
const DAY = 24 * 3_600_000;

function certificates(
  subject: Subject,
  { now, thresholds }: Context,
): Verdict[] {
  const path = ['certificatesExpiryDate'];
  const expiry = getTime(subject.object.status, ...path);
  const left = expiry === undefined ? Infinity : expiry - now.getTime();
  if (left >= thresholds.certificateWarning) {
    return [];
  }
  const isLate = left < thresholds.certificateError;
  const at = getString(subject.object.status, ...path);
  return [
    {
      health: isLate ? 'Error' : 'Warning',
      state: left <= 0 ? 'certificates-expired' : 'certificates-expiring',
      reason: left <= 0 ? 'CertificatesExpired' : 'CertificatesExpiring',
      message:
        left <= 0
          ? `The control plane's certificates expired at ${at}`
          : `The control plane's certificates expire in ${Math.floor(
              left / DAY,
            )} days, at ${at}`,
      decidedBy: 'status.certificatesExpiryDate of Machine',
    },
  ];
}

function notReady(subject: Subject, context: Context): Verdict {
  const { kind, phase } = subject;
  const ready = subject.condition('Ready');
  if (!ready) {
    return unreportedVerdict(subject, 'condition Ready', context);
  }
  if (ready.status === 'Unknown') {
    const cluster = context.index.clusterOf(subject);
    const state = cluster?.isFalse('RemoteConnectionProbe')
      ? 'unreachable'
      : 'unknown';
    return conditionVerdict('Unknown', state, kind, ready);
  }
  if (youngMachine(subject, context)) {
    const state = phase === 'Updating' ? 'updating' : 'provisioning';
    return conditionVerdict('Progressing', state, kind, ready);
  }
  return STARTING.includes(phase ?? 'Pending')
    ? conditionVerdict('Warning', 'provisioning-takes-long', kind, ready)
    : conditionVerdict('Error', 'not-ready', kind, ready);
}

/** By severity alone, a legacy machine that never comes up would go on for ever. */
function late(subject: Subject, context: Context): Verdict[] {
  const ready = subject.condition('Ready');
  return ready?.status === 'False' &&
    STARTING.includes(subject.phase ?? 'Pending') &&
    !youngMachine(subject, context)
    ? [
        conditionVerdict(
          'Warning',
          'provisioning-takes-long',
          subject.kind,
          ready,
        ),
      ]
    : [];
}

function readiness(subject: Subject, context: Context): Verdict {
  const ready = subject.condition('Ready');
  if (ready?.status !== 'True') {
    return notReady(subject, context);
  }
  const available = subject.condition('Available');
  return available?.status === 'False'
    ? conditionVerdict('Progressing', 'settling', subject.kind, available)
    : conditionVerdict('Healthy', 'running', subject.kind, ready);
}

/**
 * Judges a Machine. The phase stays Running when its infrastructure is gone or
 * its cluster cannot be reached, so it only tells how far a new one is.
 */
export function machine(subject: Subject, context: Context): Verdict[] {
  const { dialect, conditions } = subject.conditions;
  const verdicts: Verdict[] = [];
  for (const type of REMEDIATION) {
    const condition = subject.condition(type);
    if (condition?.status === 'False') {
      verdicts.push(
        conditionVerdict(
          'Error',
          'waiting-for-remediation',
          subject.kind,
          condition,
        ),
      );
    }
  }
  const fault = infrastructureFault(subject, context);
  if (fault) {
    verdicts.push(fault);
  }
  if (subject.phase === 'Failed') {
    verdicts.push({
      health: 'Error',
      state: 'failed',
      reason: getString(subject.object.status, 'failureReason') ?? 'Failed',
      message: getString(subject.object.status, 'failureMessage') ?? '',
      decidedBy: 'status.phase of Machine',
    });
  }
  if (dialect === 'legacy' && conditions.length > 0) {
    verdicts.push(
      ...legacyVerdicts(subject, context),
      ...late(subject, context),
    );
  } else {
    verdicts.push(readiness(subject, context));
  }
  return [...verdicts, ...certificates(subject, context)];
}
