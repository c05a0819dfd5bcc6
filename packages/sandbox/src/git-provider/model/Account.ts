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

/** A user or an organization. @internal */
export interface Account {
  id: number;
  login: string;
  organization: boolean;
  created: string;
}

/** A token and what it may do. @public */
export interface GitProviderToken {
  token: string;
  /** The login of its user, who is made where there is none. */
  user: string;
  /** Reads only: writing is answered with 403. */
  readOnly?: boolean;
}

/** Who asks. @internal */
export interface Caller {
  account: Account;
  readOnly: boolean;
}

/** The address that commits of an account carry. @internal */
export function emailOf({ login }: Pick<Account, 'login'>): string {
  return `${login}@git.example.com`;
}
