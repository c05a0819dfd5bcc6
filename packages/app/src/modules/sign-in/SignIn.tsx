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

import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  SignInPageProps,
  useApi,
} from '@backstage/core-plugin-api';
import { SandboxSignIn } from './SandboxSignIn';

/** The sandbox's people where it runs, else a guest. */
export function SignIn(props: SignInPageProps) {
  const config = useApi(configApiRef);
  return config.has('auth.providers.sandbox') ? (
    <SandboxSignIn {...props} />
  ) : (
    <SignInPage {...props} providers={['guest']} auto />
  );
}
