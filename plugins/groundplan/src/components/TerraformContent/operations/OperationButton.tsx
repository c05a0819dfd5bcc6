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

import { Button } from '@backstage/ui';
import { TerraformOperation } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import styles from './operations.module.css';
import { operationIcons } from './operationIcons';

/** A button that says why it does nothing, where it does nothing. @internal */
export function OperationButton(props: {
  operation: TerraformOperation;
  /** Why it cannot be done. */
  reason?: string;
  /** The id of an element that says the same. */
  describedBy?: string;
  isMain?: boolean;
  onPress: () => void;
}) {
  const { operation, reason, describedBy, isMain, onPress } = props;
  const t = useText();
  return (
    // A disabled button is not pointed at: what is around it is
    <span className={styles.button} title={reason}>
      <Button
        size="small"
        variant={isMain && !reason ? 'primary' : 'secondary'}
        iconStart={operationIcons[operation]}
        isDisabled={reason !== undefined}
        aria-describedby={reason ? describedBy : undefined}
        onPress={onPress}
      >
        {t(`operations.${operation}`)}
      </Button>
    </span>
  );
}
