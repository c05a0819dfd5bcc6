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

import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { HostRequestError } from 'backstage-plugin-groundplan-node';

/**
 * What a host's refusal of a change is to the one who asked for it.
 *
 * @internal
 */
export function toActionError(error: unknown, host: string): unknown {
  if (!(error instanceof HostRequestError)) {
    return error;
  }
  const message = `Host cluster ${host}: ${error.message}`;
  switch (error.status) {
    case 403:
      return new NotAllowedError(
        `${message}. Its RBAC decides this, not Backstage; docs/cluster-roles.md has the rules to add`,
      );
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(
        `${message}. The object keeps changing; look at it and try again`,
      );
    case 400:
    case 422:
      return new InputError(message);
    default:
      return new ServiceUnavailableError(message);
  }
}
