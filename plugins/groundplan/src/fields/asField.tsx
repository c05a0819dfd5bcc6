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

import { Box } from '@backstage/ui';
import { ComponentType } from 'react';
import { withQueryClient } from '../query';
import styles from './asField.module.css';

/**
 * A component as a field of the Scaffolder's forms. Their paper is unknown to
 * Backstage UI, whose inputs would be white on white without a ground of theirs.
 *
 * @internal
 */
export function asField<T extends {}>(Component: ComponentType<T>) {
  function Field(props: T) {
    return (
      <Box bg="neutral" className={styles.field}>
        <Component {...props} />
      </Box>
    );
  }
  return withQueryClient(Field);
}
