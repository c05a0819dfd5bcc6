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

import { IncomingMessage } from 'node:http';
import { Authorizer, UserGrant } from './Authorizer';
import { StatusError } from './StatusError';

/** Who asks, and who is behind it where that is somebody else. @internal */
export interface Requester {
  grant: UserGrant;
  impersonatedBy?: string;
}

/** Whose token it is, or as whom its owner asks. @internal */
export function authenticate(
  authorizer: Authorizer,
  request: IncomingMessage,
): Requester {
  const grant = authorizer.authenticate(request.headers.authorization);
  const values = request.headersDistinct;
  const [user] = values['impersonate-user'] ?? [];
  const groups = values['impersonate-group'] ?? [];
  if (user === undefined) {
    if (groups.length) {
      throw StatusError.badRequest(
        `requested [${groups.join(' ')}] without impersonating a user`,
      );
    }
    return { grant };
  }
  const access = { verb: 'impersonate', group: '' };
  authorizer.authorize(grant, { ...access, plural: 'users', name: user });
  for (const name of groups) {
    authorizer.authorize(grant, { ...access, plural: 'groups', name });
  }
  return {
    grant: authorizer.impersonated(user, groups),
    impersonatedBy: grant.user,
  };
}
