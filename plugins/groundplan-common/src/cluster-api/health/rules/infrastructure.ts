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

import { getBoolean, getString } from '../../../kubernetes';
import { Context } from '../Context';
import { legacyVerdicts } from '../legacyVerdicts';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';

/** Whether it has been made, in either contract. */
function isProvisioned({ object: { status } }: Subject): boolean | undefined {
  return (
    getBoolean(status, 'initialization', 'provisioned') ??
    getBoolean(status, 'initialization', 'dataSecretCreated') ??
    getBoolean(status, 'ready')
  );
}

/** How long it may take to be made: a machine, or all of a cluster's network. */
function allowance(subject: Subject, { thresholds }: Context): number {
  return /(Machine|MachinePool|Config)$/.test(subject.kind)
    ? thresholds.nodeStartup
    : thresholds.provisioningWarning;
}

function byCondition(subject: Subject, context: Context): Verdict | undefined {
  const ready = subject.condition('Ready');
  if (!ready) {
    return undefined;
  }
  const { kind } = subject;
  if (ready.status === 'True') {
    return conditionVerdict('Healthy', 'ready', kind, ready);
  }
  if (ready.status === 'Unknown') {
    return conditionVerdict('Unknown', 'unknown', kind, ready);
  }
  // Provisioned may come before Ready: what runs on it is still starting.
  if (subject.isYounger(allowance(subject, context), context.now)) {
    return conditionVerdict('Progressing', 'provisioning', kind, ready);
  }
  return isProvisioned(subject)
    ? conditionVerdict('Error', 'not-ready', kind, ready)
    : conditionVerdict('Warning', 'provisioning', kind, ready);
}

function byField(subject: Subject, context: Context): Verdict {
  const provisioned = isProvisioned(subject);
  const { now, thresholds } = context;
  const isFirst = subject.isYounger(thresholds.firstStatus, now);
  if (provisioned === undefined && !isFirst) {
    return unreportedVerdict(subject, 'status', context);
  }
  if (provisioned) {
    return {
      health: 'Healthy',
      state: 'ready',
      reason: 'Provisioned',
      message: '',
      decidedBy: `provisioned field of ${subject.kind}`,
    };
  }
  const isNew = subject.isYounger(allowance(subject, context), context.now);
  return {
    health:
      isNew || subject.age(context.now) === undefined
        ? 'Progressing'
        : 'Warning',
    state: 'provisioning',
    reason: isNew ? 'Provisioning' : 'ProvisioningTakesLong',
    message: '',
    since: subject.createdAt,
    decidedBy: `provisioned field of ${subject.kind}`,
  };
}

function failure({ kind, object: { status } }: Subject): Verdict | undefined {
  // The managed pools of Azure call it an error.
  const reason =
    getString(status, 'failureReason') ?? getString(status, 'errorReason');
  const message =
    getString(status, 'failureMessage') ?? getString(status, 'errorMessage');
  return reason || message
    ? {
        health: 'Error',
        state: 'failed',
        reason: reason || 'Failed',
        message: message ?? '',
        decidedBy: `status.${
          message ? 'failureMessage' : 'failureReason'
        } of ${kind}`,
      }
    : undefined;
}

/**
 * Judges an infrastructure or bootstrap object of any provider through Cluster
 * API's contract: its condition `Ready` in its own dialect, else whether it says
 * that it has been provisioned. A failure that a provider reports is final.
 */
export function infrastructure(subject: Subject, context: Context): Verdict[] {
  const failed = failure(subject);
  if (failed) {
    return [failed];
  }
  if (subject.conditions.dialect === 'legacy' && subject.condition('Ready')) {
    return legacyVerdicts(subject, context);
  }
  return [byCondition(subject, context) ?? byField(subject, context)];
}
