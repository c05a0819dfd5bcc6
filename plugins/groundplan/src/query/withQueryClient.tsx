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

import { ComponentType } from 'react';
import { createQueryClient } from './createQueryClient';
import { GroundplanQueryProvider } from './GroundplanQueryProvider';

/** Shared by all of these components. @internal */
export const sharedQueryClient = createQueryClient();

/**
 * Gives a component the query client that a plugin wrapper gives to pages, tabs
 * and cards of the new frontend system: those of the old one, and form fields,
 * which the Scaffolder renders.
 *
 * @internal
 */
export function withQueryClient<T extends {}>(
  Component: ComponentType<T>,
): (props: T) => JSX.Element {
  function WithQueryClient(props: T) {
    return (
      <GroundplanQueryProvider value={sharedQueryClient}>
        <Component {...props} />
      </GroundplanQueryProvider>
    );
  }
  return WithQueryClient;
}
