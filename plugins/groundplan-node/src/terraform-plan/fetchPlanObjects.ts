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
import { getList } from 'backstage-plugin-groundplan-common';
import { HostRequestError } from '../transport/HostRequestError';
import { PlanLocation } from './PlanLocation';

const LABEL_NAME = 'infra.contrib.fluxcd.io/plan-name';
const LABEL_WORKSPACE = 'infra.contrib.fluxcd.io/plan-workspace';

/** Longer values are shortened by the controller, and cannot be asked for. */
const LONGEST_LABEL = 63;

/** More parts than a plan may be large. */
const MOST_PARTS = 128;

/** Reads a path of a host's API, as `readHostObject` does. @public */
export type HostObjectReader = (path: string) => Promise<unknown>;

function selectorOf({ planName, workspace }: PlanLocation): string {
  const fits = [planName, workspace].every(v => v.length <= LONGEST_LABEL);
  return fits
    ? `${LABEL_NAME}=${planName},${LABEL_WORKSPACE}=${workspace}`
    : LABEL_NAME;
}

async function readIfThere(
  read: HostObjectReader,
  path: string,
): Promise<unknown> {
  try {
    return await read(path);
  } catch (error) {
    if (error instanceof HostRequestError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

async function listByLabel(
  read: HostObjectReader,
  path: string,
  location: PlanLocation,
): Promise<unknown[]> {
  const query = new URLSearchParams({ labelSelector: selectorOf(location) });
  try {
    return getList(await read(`${path}?${query}`), 'items');
  } catch (error) {
    // A role may let one read what it names, and list nothing.
    if (error instanceof HostRequestError && error.status === 403) {
      return [];
    }
    throw error;
  }
}

/**
 * Reads the objects that hold a plan: by their labels; by name where there are
 * none, as with controllers before 0.16, or where listing is not allowed.
 *
 * @throws HostRequestError where the host refuses, or cannot be reached.
 * @internal
 */
export async function fetchPlanObjects(
  read: HostObjectReader,
  location: PlanLocation,
): Promise<unknown[]> {
  const { namespace, resource, objectName } = location;
  const path = `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/${resource}`;
  const listed = await listByLabel(read, path, location);
  if (listed.length > 0) {
    return listed;
  }
  const named = encodeURIComponent(objectName);
  const whole = await readIfThere(read, `${path}/${named}`);
  if (whole !== undefined) {
    return [whole];
  }
  const parts: unknown[] = [];
  while (parts.length < MOST_PARTS) {
    const part = await readIfThere(read, `${path}/${named}-${parts.length}`);
    if (part === undefined) {
      break;
    }
    parts.push(part);
  }
  return parts;
}
