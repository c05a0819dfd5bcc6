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

import { InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The people that the sandbox's sign-in page offers. */
const PEOPLE = ['ada', 'devon', 'sam'];

/** The header in which the sign-in page says who it is. */
const PERSON_HEADER = 'x-groundplan-person';

/**
 * Believes the browser. Only the sandbox registers it, see
 * {@link sandboxSignInModule}.
 */
export const sandboxAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize() {},
  async authenticate({ req }) {
    const person = req.header(PERSON_HEADER);
    if (person === undefined || !PEOPLE.includes(person)) {
      throw new InputError(
        `The header ${PERSON_HEADER} must be one of ${PEOPLE.join(', ')}`,
      );
    }
    return { result: { person } };
  },
});
