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

/**
 * What is to be done where a pull request takes the user's own credentials.
 *
 * @public
 */
export function withoutUserCredentials(repository: string): string {
  const { host } = new URL(repository);
  return `Pull requests are opened with the credentials of whoever asks for them (scaffolder.requireScmUserCredentials), and none were given for ${host}: sign in to it in the form. A template asks for that with requestUserCredentials in the options of its GroundplanTarget or GroundplanChange field, and hands the secret on to its steps as token`;
}
