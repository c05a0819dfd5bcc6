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

import { getBoolean, getString, KubernetesObject } from '../../kubernetes';

/**
 * When the controller last planned or finished a run, RFC 3339.
 *
 * @remarks
 * Conditions do not tell: their time changes with what they say alone. Older
 * controllers say nothing but which request they handled last, and handle one
 * while suspended without doing anything.
 *
 * @internal
 */
export function lastRunAt(object: KubernetesObject): string | undefined {
  const suspended = getBoolean(object.spec, 'suspend') === true;
  const latest = (...fields: string[]) =>
    fields
      .flatMap(field => getString(object.status, field) ?? [])
      .filter(time => !Number.isNaN(Date.parse(time)))
      .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  return (
    latest('lastPlanAt', 'lastSuccessfulReconcileAt') ??
    (suspended ? undefined : latest('lastHandledReconcileAt'))
  );
}
