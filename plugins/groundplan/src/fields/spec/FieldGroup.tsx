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

import { Flex } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './SpecForm.module.css';

/** An object or a list, with what is in it. @internal */
export function FieldGroup(props: {
  id: string;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  const { id, title, description, children } = props;
  return (
    <fieldset id={id} className={styles.group} tabIndex={-1}>
      <legend className={styles.title}>{title}</legend>
      <Flex direction="column" gap="4">
        {description && <p className={styles.description}>{description}</p>}
        {children}
      </Flex>
    </fieldset>
  );
}
