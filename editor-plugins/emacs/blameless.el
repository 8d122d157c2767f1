;;; blameless.el --- Blame-free wording in post-mortems -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "26.1"))
;; Keywords: convenience, languages
;; URL: https://github.com/blameless-lint/blameless

;;; Commentary:

;; Three ways to the same findings; take the one you use already.
;;   Eglot:    (blameless-eglot-setup), then M-x eglot in a Markdown buffer.
;;   Flymake:  (add-hook 'markdown-mode-hook #'blameless-flymake-setup)
;;   Flycheck: (blameless-flycheck-setup)

;;; Code:

(defgroup blameless nil
  "Finds blame in incident post-mortems and proposes neutral wording."
  :group 'tools)

(defcustom blameless-program "blameless"
  "The program: a name on the `exec-path', or a path."
  :type 'string
  :risky t)

(defvar eglot-server-programs)

;;;###autoload
(defun blameless-eglot-setup ()
  "Make Eglot use blameless for Markdown."
  (with-eval-after-load 'eglot
    (add-to-list 'eglot-server-programs
                 `((markdown-mode gfm-mode) . (,blameless-program "lsp")))))

(defvar-local blameless--process nil)

(defconst blameless--line
  "^[^:\n]+:\\([0-9]+\\):\\([0-9]+\\): \\(error\\|warning\\|suggestion\\): \\(.*\\)$")

(defun blameless--diagnostics (source)
  "The findings in the current buffer's program output, for SOURCE."
  (let (found)
    (goto-char (point-min))
    (while (re-search-forward blameless--line nil t)
      (let* ((line (string-to-number (match-string 1)))
             (column (string-to-number (match-string 2)))
             (type (pcase (match-string 3) ("error" :error) ("warning" :warning) (_ :note)))
             (text (match-string 4))
             (region (flymake-diag-region source line column)))
        (push (flymake-make-diagnostic source (car region) (cdr region) type text) found)))
    found))

(defun blameless-flymake (report &rest _)
  "A Flymake backend: run the program on the buffer and give its findings to REPORT."
  (unless (executable-find blameless-program)
    (error "The program `%s' is not on the exec-path" blameless-program))
  (when (process-live-p blameless--process)
    (kill-process blameless--process))
  (let ((source (current-buffer))
        (name (or buffer-file-name "untitled.md")))
    (setq blameless--process
          (make-process
           :name "blameless" :noquery t :connection-type 'pipe
           :buffer (generate-new-buffer " *blameless*")
           :command (list blameless-program "check" "--format=line" "--exit-zero"
                          "--stdin-filename" name "-")
           :sentinel
           (lambda (process _event)
             (when (memq (process-status process) '(exit signal))
               (unwind-protect
                   (when (and (buffer-live-p source)
                              (eq process (buffer-local-value 'blameless--process source)))
                     (with-current-buffer (process-buffer process)
                       (funcall report (blameless--diagnostics source))))
                 (kill-buffer (process-buffer process)))))))
    (process-send-region blameless--process (point-min) (point-max))
    (process-send-eof blameless--process)))

;;;###autoload
(defun blameless-flymake-setup ()
  "Add blameless to the buffer's Flymake backends."
  (add-hook 'flymake-diagnostic-functions #'blameless-flymake nil t)
  (flymake-mode 1))

;;;###autoload
(defun blameless-flycheck-setup ()
  "Define the Flycheck checker `blameless' for Markdown."
  (with-eval-after-load 'flycheck
    (eval
     '(flycheck-define-checker blameless
        "Finds blame in incident post-mortems."
        :command ("blameless" "check" "--format=line" "--exit-zero"
                  "--stdin-filename" (eval (or buffer-file-name "untitled.md")) "-")
        :standard-input t
        :error-patterns
        ((error line-start (file-name) ":" line ":" column ": error: " (message) line-end)
         (warning line-start (file-name) ":" line ":" column ": warning: " (message) line-end)
         (info line-start (file-name) ":" line ":" column ": suggestion: " (message) line-end))
        :modes (markdown-mode gfm-mode)))
    (add-to-list (with-no-warnings 'flycheck-checkers) 'blameless)))

(provide 'blameless)
;;; blameless.el ends here
