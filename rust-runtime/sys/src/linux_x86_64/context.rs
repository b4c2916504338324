//! Switching stacks, jumping to a recovering frame, and spilling registers.

use std::arch::{asm, naked_asm};

/// Leaves this stack, storing where in `save`, and goes on where `to` was stored. Returns when somebody switches back.
///
/// Callee-saved registers go through the stack, so a parked stack holds everything that its frames know. The target
/// is entered by `jmp`: a `ret` to an address that no `call` pushed defeats the processor's return prediction.
///
/// # Safety
/// `to` was stored by an earlier switch or made by [`prepare`], its stack is not in use, and the compiler's view of the thread
/// (thread-local addresses) is not carried over the call.
#[inline(never)]
pub unsafe extern "C" fn switch(save: *mut *mut u8, to: *mut u8) {
    // SAFETY: everything that the caller's frame needs is on its stack or declared clobbered.
    unsafe {
        asm!(
            "push rbp",
            "push rbx",
            "lea rax, [rip + 2f]",
            "push rax",
            "mov qword ptr [rdi], rsp",
            "mov rsp, rsi",
            "pop rax",
            "jmp rax",
            "2:",
            "pop rbx",
            "pop rbp",
            inlateout("rdi") save => _,
            inlateout("rsi") to => _,
            out("r12") _,
            out("r13") _,
            out("r14") _,
            out("r15") _,
            clobber_abi("C"),
        );
    }
}

/// Makes a fresh stack that runs `f(arg)` when switched to; `f` never returns. Gives what [`switch`] takes.
///
/// # Safety
/// The memory below `top` is a stack of the caller's, and `top` is aligned to 16.
pub unsafe fn prepare(
    top: *mut u8,
    f: unsafe extern "C" fn(*mut u8) -> !,
    arg: *mut u8,
) -> *mut u8 {
    // SAFETY: four words below the top are the caller's.
    unsafe {
        let words = top.cast::<usize>().sub(4);
        words.write(begin as *const () as usize);
        words.add(1).write(arg as usize);
        words.add(2).write(f as *const () as usize);
        words.add(3).write(0);
        words.cast()
    }
}

/// The first instructions on a fresh stack. It has no caller, and says so to unwinders.
#[unsafe(naked)]
unsafe extern "C" fn begin() {
    naked_asm!(
        ".cfi_startproc",
        ".cfi_undefined rip",
        "pop rdi",
        "pop rax",
        "xor ebp, ebp",
        "add rsp, 8",
        "call rax",
        "ud2",
        ".cfi_endproc",
    )
}

/// What a recovering frame is remembered by.
#[repr(C)]
pub struct Landing {
    sp: *mut u8,
}

impl Landing {
    pub const fn new() -> Self {
        Landing { sp: std::ptr::null_mut() }
    }

    /// The stack pointer of the frame. Frames at lower addresses are younger.
    pub fn sp(&self) -> usize {
        self.sp as usize
    }
}

impl Default for Landing {
    fn default() -> Self {
        Self::new()
    }
}

/// Runs `body(data)` and returns 0; or returns 1, without the rest of the body, after [`jump`] to `landing`.
///
/// The compiler sees a call that returns once: callee-saved registers are pushed here and popped on both ways out.
///
/// # Safety
/// `landing` stays where it is until this returns. Frames that a jump skips hold nothing that must be dropped.
#[unsafe(naked)]
pub unsafe extern "C-unwind" fn land(
    landing: *mut Landing,
    body: unsafe extern "C-unwind" fn(*mut u8),
    data: *mut u8,
) -> usize {
    naked_asm!(
        ".cfi_startproc",
        "push rbp",
        ".cfi_def_cfa_offset 16",
        ".cfi_offset rbp, -16",
        "push rbx",
        ".cfi_def_cfa_offset 24",
        ".cfi_offset rbx, -24",
        "push r12",
        ".cfi_def_cfa_offset 32",
        ".cfi_offset r12, -32",
        "push r13",
        ".cfi_def_cfa_offset 40",
        ".cfi_offset r13, -40",
        "push r14",
        ".cfi_def_cfa_offset 48",
        ".cfi_offset r14, -48",
        "push r15",
        ".cfi_def_cfa_offset 56",
        ".cfi_offset r15, -56",
        "push rax",
        ".cfi_def_cfa_offset 64",
        "mov qword ptr [rdi], rsp",
        "mov rax, rsi",
        "mov rdi, rdx",
        "call rax",
        "xor eax, eax",
        "22:",
        "add rsp, 8",
        ".cfi_def_cfa_offset 56",
        "pop r15",
        ".cfi_def_cfa_offset 48",
        "pop r14",
        ".cfi_def_cfa_offset 40",
        "pop r13",
        ".cfi_def_cfa_offset 32",
        "pop r12",
        ".cfi_def_cfa_offset 24",
        "pop rbx",
        ".cfi_def_cfa_offset 16",
        "pop rbp",
        ".cfi_def_cfa_offset 8",
        "ret",
        ".globl go2rs_landed",
        ".hidden go2rs_landed",
        "go2rs_landed:",
        ".cfi_def_cfa_offset 64",
        "mov eax, 1",
        "jmp 22b",
        ".cfi_endproc",
    )
}

/// Goes to a landing: its [`land`] returns 1 and everything younger on the stack is gone.
///
/// # Safety
/// The landing's `land` has not returned, and runs on this stack.
pub unsafe fn jump(landing: *const Landing) -> ! {
    // SAFETY: the frame that `sp` names is alive, as the caller promises.
    unsafe {
        asm!(
            "mov rsp, {sp}",
            "jmp go2rs_landed",
            sp = in(reg) (*landing).sp,
            options(noreturn),
        )
    }
}

/// Calls `f(data, sp)` with every callee-saved register on the stack at or above `sp`, so that scanning [sp, top) sees them.
///
/// # Safety
/// As for calling `f` itself.
#[unsafe(naked)]
pub unsafe extern "C" fn spill(f: unsafe extern "C" fn(*mut u8, usize), data: *mut u8) {
    naked_asm!(
        ".cfi_startproc",
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "push rax",
        ".cfi_def_cfa_offset 64",
        ".cfi_offset rbp, -16",
        ".cfi_offset rbx, -24",
        ".cfi_offset r12, -32",
        ".cfi_offset r13, -40",
        ".cfi_offset r14, -48",
        ".cfi_offset r15, -56",
        "mov rax, rdi",
        "mov rdi, rsi",
        "mov rsi, rsp",
        "call rax",
        "add rsp, 56",
        ".cfi_def_cfa_offset 8",
        "ret",
        ".cfi_endproc",
    )
}

/// Writes the callee-saved registers and the stack pointer after this call to `out`: rbx, rbp, r12 to r15, rsp.
///
/// # Safety
/// Seven words at `out` are writable.
#[unsafe(naked)]
pub unsafe extern "C" fn capture(out: *mut usize) {
    naked_asm!(
        "mov qword ptr [rdi], rbx",
        "mov qword ptr [rdi + 8], rbp",
        "mov qword ptr [rdi + 16], r12",
        "mov qword ptr [rdi + 24], r13",
        "mov qword ptr [rdi + 32], r14",
        "mov qword ptr [rdi + 40], r15",
        "lea rax, [rsp + 8]",
        "mov qword ptr [rdi + 48], rax",
        "ret",
    )
}

/// The address of an instruction about here, in the function that this is inlined into.
#[inline(always)]
pub fn here() -> usize {
    let pc: usize;
    // SAFETY: reads a register.
    unsafe { asm!("lea {}, [rip]", out(reg) pc, options(nomem, nostack, preserves_flags)) };
    pc
}

/// The stack pointer of about here, for bounds checks.
#[inline(always)]
pub fn stack_pointer() -> usize {
    let sp: usize;
    // SAFETY: reads a register.
    unsafe { asm!("mov {}, rsp", out(reg) sp, options(nomem, nostack, preserves_flags)) };
    sp
}
