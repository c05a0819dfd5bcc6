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

import { parseInterval } from '../../../gitops-loop/parseInterval';
import { requestedAt } from '../../../gitops-loop/fluxStatus';
import { ApiObject, LocalClient } from '../../../kubernetes-api';
import { toTime } from '../../Timeline';
import {
  appliesUnasked,
  isApproved,
  isOutdated,
  retryDelay,
  timeToNext,
} from './decisions';
import { Dependencies } from './Dependencies';
import { findRevision } from './findRevision';
import { finalizeTerraform } from './finalizeTerraform';
import { RunContext } from './RunContext';
import { runTerraform } from './runTerraform';
import { TerraformRun } from './TerraformRun';
import { transitions } from './transitions';

const FINALIZER = 'finalizers.tf.contrib.fluxcd.io';
const POD_START = 700;
const INTERVAL = 600_000;

/**
 * Reconciles a Terraform in the order of tofu-controller 0.16, so that what is
 * seen between two steps, and what people can do there, is the same.
 *
 * @internal
 */
export class TerraformReconciler {
  readonly #client: LocalClient;
  readonly #dependencies: Dependencies;

  private constructor(private readonly context: RunContext) {
    this.#client = context.client;
    this.#dependencies = Dependencies.create(context.client);
  }

  static create(context: RunContext): TerraformReconciler {
    return new TerraformReconciler(context);
  }

  /** After how long it wants to be called again; undefined to wait. */
  async reconcile(object: ApiObject): Promise<number | undefined> {
    const run = TerraformRun.create(object, this.#client);
    const delay = await this.#take(run);
    // What was asked for counts as handled, whatever has come of it.
    const handled = requestedAt(object);
    run.status.set({
      ...(handled && { lastHandledReconcileAt: handled }),
      ...(run.status.isReady() && {
        observedGeneration: run.status.generation,
      }),
    });
    run.write();
    return delay;
  }

  async #take(run: TerraformRun): Promise<number | undefined> {
    const { object, spec, status } = run;
    if (!object.metadata.finalizers?.includes(FINALIZER)) {
      if (run.isBeingDeleted) {
        return undefined;
      }
      this.#client.update(object, ({ metadata }) => {
        metadata.finalizers = [...(metadata.finalizers ?? []), FINALIZER];
      });
    }
    if (spec.suspend) {
      return undefined;
    }
    status.mark(
      'Reconciling',
      'True',
      'Progressing',
      'Fulfilling prerequisites',
    );
    run.write();
    const dependants = this.#dependencies.dependants(object);
    if (run.isBeingDeleted && dependants.length) {
      const message = `Deletion in progress, but blocked. Please delete ${dependants.join(
        ', ',
      )} to resume ...`;
      const reason = 'DeletionBlockedByDependantsReason';
      transitions.notReady(status, '', reason, message);
      return retryDelay(spec);
    }
    const revision = findRevision(run, this.#client);
    if (!revision && run.isBeingDeleted && !run.destroys) {
      // The real one stays for ever without its source. Here both are pruned in
      // the same moment, and there is nothing that the source is needed for.
      return this.#work(run, '');
    }
    if (!revision) {
      return retryDelay(spec);
    }
    const { speed } = this.context;
    const wait = timeToNext(object, spec, status, {
      revision,
      speed,
      now: Date.now(),
    });
    if (wait > 0) {
      status.unmark('Reconciling');
      return wait * speed;
    }
    const missing = run.isBeingDeleted
      ? undefined
      : this.#dependencies.missing(run);
    if (missing) {
      const reason = 'DependencyNotReady';
      transitions.notReady(status, revision, reason, missing);
      run.event(
        'Normal',
        reason,
        'Dependencies do not meet ready condition, retrying in 15s',
      );
      return retryDelay(spec);
    }
    return this.#work(run, revision);
  }

  async #work(
    run: TerraformRun,
    revision: string,
  ): Promise<number | undefined> {
    const { object, spec, status } = run;
    if (status.condition('Ready')?.status !== 'Unknown') {
      const what = run.isBeingDeleted ? 'Deletion' : 'Reconciliation';
      transitions.progressing(status, `${what} in progress`);
    }
    if (
      status.text('lastAttemptedRevision') !== revision ||
      status.number('observedGeneration') !== status.generation
    ) {
      this.#resetRetry(run);
    }
    if (!run.isBeingDeleted) {
      if (isOutdated(spec, status, revision)) {
        status.clearPending();
      }
      const waits = status.pending !== '' && !isApproved(spec, status);
      if (waits && !appliesUnasked(spec)) {
        return undefined;
      }
    }
    run.write();
    const { pods, pause } = this.context;
    pods.start(object);
    await pause(POD_START);
    try {
      if (run.isBeingDeleted) {
        const failure = await finalizeTerraform(run, this.context, {
          revision,
          finalizer: FINALIZER,
          dependencies: this.#dependencies,
        });
        return failure && retryDelay(spec);
      }
      const { retries } = spec;
      if (retries && status.number('reconciliationFailures') >= retries) {
        const message = 'Resource reached maximum number of retries.';
        status.mark('Stalled', 'True', 'RetryLimitReached', message);
        status.unmark('Reconciling');
        return undefined;
      }
      return await this.#finish(
        run,
        await runTerraform(run, this.context, revision),
      );
    } finally {
      if (spec.alwaysCleanupRunnerPod) {
        pods.stop(object);
      }
    }
  }

  #finish(
    run: TerraformRun,
    failure: { failed: string } | undefined,
  ): number | undefined {
    const { spec, status } = run;
    if (failure) {
      status.set({
        reconciliationFailures: status.number('reconciliationFailures') + 1,
      });
      if (failure.failed !== 'DriftDetected') {
        run.event('Warning', 'ReconciliationFailed', failure.failed);
      }
      return retryDelay(spec);
    }
    this.#resetRetry(run);
    status.set({ lastSuccessfulReconcileAt: toTime(Date.now()) });
    return status.pending !== '' && !appliesUnasked(spec)
      ? undefined
      : parseInterval(spec.interval, INTERVAL);
  }

  #resetRetry({ status }: TerraformRun): void {
    status.unmark('Stalled');
    status.set({ reconciliationFailures: undefined });
  }
}
