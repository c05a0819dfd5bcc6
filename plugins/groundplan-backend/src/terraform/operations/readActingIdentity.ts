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

import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const KEY = 'groundplan.actions.identity';

/** How a person's name on host clusters is made. @internal */
export interface ImpersonationConfig {
  /** The annotation of their entity that has it; their entity reference without. */
  annotation?: string;
  /** Whether what they own by goes with it, as groups. */
  groups: boolean;
  /** Comes before every name, so that none can be one of the cluster's own. */
  prefix: string;
}

/**
 * Reads `groundplan.actions.identity`.
 *
 * @returns nothing where the backend acts as itself
 * @throws InputError that names the key and what is allowed
 * @internal
 */
export function readActingIdentity(
  config: RootConfigService,
): ImpersonationConfig | undefined {
  const value: unknown = config.getOptional(KEY);
  if (value === undefined || value === 'serviceAccount') {
    return undefined;
  }
  const impersonate =
    typeof value === 'object'
      ? config.getOptionalConfig(`${KEY}.impersonate`)
      : undefined;
  if (!impersonate) {
    throw new InputError(
      `${KEY} is either serviceAccount or has a section impersonate`,
    );
  }
  const user = impersonate.getString('user');
  const annotation = /^annotation:(.+)$/.exec(user)?.[1];
  if (user !== 'entityRef' && !annotation) {
    throw new InputError(
      `${KEY}.impersonate.user is '${user}': it is either entityRef or annotation:<key>`,
    );
  }
  const groups = impersonate.getOptionalString('groups');
  if (groups !== undefined && groups !== 'ownershipEntityRefs') {
    throw new InputError(
      `${KEY}.impersonate.groups is '${groups}': it can only be ownershipEntityRefs`,
    );
  }
  // An empty one is a choice, which getOptionalString would refuse
  const prefix =
    impersonate.getOptional('prefix') === ''
      ? ''
      : impersonate.getOptionalString('prefix') ?? 'backstage:';
  if (prefix.startsWith('system:')) {
    throw new InputError(
      `${KEY}.impersonate.prefix is '${prefix}': names that begin with system: are Kubernetes' own`,
    );
  }
  return { annotation, groups: groups !== undefined, prefix };
}
