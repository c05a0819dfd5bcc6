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
import { createQueryClient, GroundplanQueryProvider } from '../query';

const queryClient = createQueryClient();

/**
 * Gives a component of the old frontend system the query client that a plugin
 * wrapper gives to those of the new one.
 *
 * @internal
 */
export function withQueryClient<T extends {}>(
  Component: ComponentType<T>,
): (props: T) => JSX.Element {
  function WithQueryClient(props: T) {
    return (
      <GroundplanQueryProvider value={queryClient}>
        <Component {...props} />
      </GroundplanQueryProvider>
    );
  }
  return WithQueryClient;
}
